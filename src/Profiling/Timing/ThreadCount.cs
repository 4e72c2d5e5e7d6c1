using System.Globalization;

namespace Neurosurgeon.Profiling.Timing;

/// <summary>A number of threads in words.</summary>
public static class ThreadCount
{
    /// <param name="count">The number; null where it is not known.</param>
    public static string Of(int? count) => count switch
    {
        null => "an unknown number of threads",
        1 => "1 thread",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} threads"),
    };
}
