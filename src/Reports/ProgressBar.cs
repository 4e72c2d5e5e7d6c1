using System.Diagnostics;
using System.Globalization;

namespace Neurosurgeon.Reports;

/// <summary>How far something is that takes long: a bar that is drawn over again on a terminal, else a line now and then.</summary>
/// <param name="output">Where to.</param>
/// <param name="redraws">Whether the last line can be written over.</param>
internal sealed class ProgressBar(TextWriter output, bool redraws) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(15);

    private long _last;
    private int _drawn;

    /// <summary>One on standard error.</summary>
    public static ProgressBar OnStandardError() => new(Console.Error, !Console.IsErrorRedirected);

    /// <summary>Shows a state, unless another was shown a moment ago.</summary>
    /// <param name="done">The share that is done, from 0 to 1.</param>
    /// <param name="text">What to say of it.</param>
    public void Show(double done, string text)
    {
        if (_last != 0 && Stopwatch.GetElapsedTime(_last) < (redraws ? RedrawEvery : WriteEvery))
            return;
        _last = Stopwatch.GetTimestamp();
        done = Math.Clamp(done, 0, 1);
        int full = (int)(done * Width);
        string line = string.Create(CultureInfo.InvariantCulture, $"{new string('█', full)}{new string('░', Width - full)} {done * 100,3:0} %  {text}");
        if (!redraws)
        {
            output.WriteLine(line);
            return;
        }

        output.Write($"\r{line.PadRight(_drawn)}");
        _drawn = line.Length;
    }

    /// <summary>Leaves the last state on a line of its own.</summary>
    public void Dispose()
    {
        if (_drawn > 0)
            output.WriteLine();
    }
}
