using System.Globalization;

namespace Neurosurgeon.Inference.Benchmarks;

/// <summary>What all cuts of alex_net add to resident memory, each figure from a process of its own.</summary>
internal static class MemoryBenchmark
{
    private const string Model = "alex_net";
    private const double Megabyte = 1e6;

    public static void Run(TextWriter output)
    {
        if (!OperatingSystem.IsLinux())
            return;
        output.WriteLine();
        output.WriteLine($"{Model}: resident memory        MB  / whole");
        long whole = ResidentMemory.InNewProcess(Model, Load.Whole);
        Write("plain session, one file", ResidentMemory.InNewProcess(Model, Load.Plain));
        Write("whole", whole);
        Write("whole and every cut", ResidentMemory.InNewProcess(Model, Load.Cuts));

        void Write(string what, long bytes) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-25}  {bytes / Megabyte,8:F0}  {(double)bytes / whole,7:F2}"));
    }
}
