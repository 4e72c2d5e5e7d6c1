using System.Runtime.InteropServices;

namespace Neurosurgeon.Profiling.Timing;

/// <summary>The processor of this machine.</summary>
public static class Processor
{
    private const string Information = "/proc/cpuinfo";

    /// <summary>Its name as it states it, or where it states none, its architecture.</summary>
    public static string Name { get; } =
        FromLinux()
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string? FromLinux() =>
        File.Exists(Information)
            ? File.ReadLines(Information)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim()
            : null;
}
