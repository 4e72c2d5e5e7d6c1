using System.Diagnostics;
using System.Reflection;

namespace Neurosurgeon.Nodes;

/// <summary>This program in a process of its own, as a node or a link, which ends at the latest with this one.</summary>
internal sealed class NodeProcess : IDisposable
{
    private const string Listening = "listening ";

    // An edge finishes the task under way, and a cloud waits for its edges.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    /// <summary>Starts this program again.</summary>
    /// <param name="arguments">The verb and its options.</param>
    /// <param name="readsOutput">Whether its standard output is read here; otherwise it goes where this program's goes.</param>
    /// <param name="environment">Variables to set for it.</param>
    public static NodeProcess Start(
        IEnumerable<string> arguments, bool readsOutput, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var program = Environment.ProcessPath ?? throw CommandException.Unavailable("The program's own file is not known, so that no node can be started.");
        string[] host = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetEntryAssembly()!.Location] : [];
        var start = new ProcessStartInfo(program, [.. host, .. arguments, "--end-with-stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = readsOutput,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new NodeProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a process to say which port it listens on.</summary>
    /// <param name="what">What it is, for a sentence.</param>
    /// <param name="interrupted">Cancels.</param>
    /// <exception cref="CommandException">It has ended instead.</exception>
    public async Task<string> ReadPortAsync(string what, CancellationToken interrupted)
    {
        while (await _process.StandardOutput.ReadLineAsync(interrupted) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                return line[(line.LastIndexOf(':') + 1)..];
        }

        await _process.WaitForExitAsync(interrupted);
        throw new CommandException(_process.ExitCode, $"{what} could not be started.");
    }

    /// <summary>Writes a line to the process, and reads one.</summary>
    /// <returns>The line; null where the process has ended.</returns>
    public async Task<string?> AskAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
            return await _process.StandardOutput.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits for the node to end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync(CancellationToken interrupted)
    {
        await _process.WaitForExitAsync(interrupted);
        return _process.ExitCode;
    }

    /// <summary>Ends the node, if need be by force.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(EndLimit))
                _process.Kill();
        }

        _process.Dispose();
    }
}
