using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Engines.Benchmarks;

/// <summary>An engine in a process of its own: two in one would share a heap, and its settings are one engine's.</summary>
internal sealed class EngineProcess : IDisposable
{
    public const string Verb = "worker";
    public const string Refusal = "! ";

    private readonly Process _process;

    /// <exception cref="EngineNotAvailableException">This build lacks the engine.</exception>
    public EngineProcess(EngineKind kind, int threads)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, Verb, kind.Name(), $"{threads}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        Title = Answer();
        if (Title.StartsWith(Refusal, StringComparison.Ordinal))
            throw new EngineNotAvailableException(Title[Refusal.Length..]);
    }

    /// <summary>Name and version.</summary>
    public string Title { get; }

    /// <summary>Runs a whole network once.</summary>
    /// <returns>Milliseconds.</returns>
    public double Run(string model)
    {
        _process.StandardInput.WriteLine(model);
        return double.Parse(Answer(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Answer() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The measured process has ended; what it said is above.");
}
