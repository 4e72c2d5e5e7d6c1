using System.Globalization;
using System.Runtime.InteropServices;

namespace Neurosurgeon.Hosts.Lifetime;

/// <summary>Turns Ctrl-C, a request to terminate and the end of the terminal into a cancellation, so that the node ends in good order.</summary>
internal sealed class Interruption : IDisposable
{
    private const int HangUpNumber = 1;

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _exitCode;

    public Interruption()
    {
        Register(PosixSignal.SIGINT, Nodes.ExitCode.Interrupted);
        Register(PosixSignal.SIGTERM, Nodes.ExitCode.Terminated);
        if (!IsHangUpIgnored())
            Register(PosixSignal.SIGHUP, Nodes.ExitCode.Terminated);
    }

    /// <summary>Cancelled by the first signal; a second one ends the process at once.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>How the process ends after that signal.</summary>
    public int ExitCode => _exitCode;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Register(PosixSignal signal, int exitCode)
    {
        try
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0;
                _source.Cancel();
            }));
        }
        catch (PlatformNotSupportedException)
        {
            // A system without that signal does not send it.
        }
    }

    // Whoever starts a node with nohup wants it to outlive the terminal.
    private static bool IsHangUpIgnored()
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        return File.Exists(Status)
            && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
            && ulong.TryParse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var signals)
            && (signals & (1UL << (HangUpNumber - 1))) != 0;
    }
}
