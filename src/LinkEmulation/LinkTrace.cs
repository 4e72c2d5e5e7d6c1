using System.Collections.Immutable;

namespace Neurosurgeon.LinkEmulation;

/// <summary>
/// How a link's conditions change with time, in steps: each holds from its time until that of the next, the first also before its
/// time, the last for ever.
/// </summary>
public sealed class LinkTrace
{
    private readonly ImmutableArray<Step> _steps;

    /// <summary>Creates a trace.</summary>
    /// <param name="steps">One or more, in order of time.</param>
    /// <exception cref="ArgumentException">There is none, a time is no number from 0, or not after the one before.</exception>
    public LinkTrace(ImmutableArray<Step> steps)
    {
        if (steps.IsEmpty)
            throw new ArgumentException("A trace has at least one step.");
        for (var i = 0; i < steps.Length; i++)
        {
            if (!(steps[i].FromMs >= 0 && double.IsFinite(steps[i].FromMs)) || (i > 0 && steps[i].FromMs <= steps[i - 1].FromMs))
                throw new ArgumentException($"Step {i} of a trace is at {steps[i].FromMs} ms; times are from 0 and rise.");
        }

        _steps = steps;
    }

    /// <summary>Conditions that never change.</summary>
    public static LinkTrace Constant(LinkConditions conditions) => new([new Step(0, conditions)]);

    /// <summary>The steps.</summary>
    public ImmutableArray<Step> Steps => _steps;

    /// <summary>The conditions at a time in milliseconds.</summary>
    public LinkConditions At(double ms) => _steps[IndexAt(ms)].Conditions;

    /// <summary>When the last bit of a message is out, if sending it starts at a time: it goes at the rate of each moment.</summary>
    /// <param name="direction">Which way.</param>
    /// <param name="startMs">When its first bit goes, in milliseconds.</param>
    /// <param name="bytes">The message's size.</param>
    /// <returns>The time in milliseconds.</returns>
    public double SentMs(LinkDirection direction, double startMs, long bytes)
    {
        var index = IndexAt(startMs);
        var ms = startMs;
        double rest = bytes;
        while (true)
        {
            var bytesPerMs = _steps[index].Conditions.BytesPerMs(direction);
            var endMs = index + 1 < _steps.Length ? _steps[index + 1].FromMs : double.PositiveInfinity;
            if (ms + rest / bytesPerMs <= endMs)
                return ms + rest / bytesPerMs;
            rest -= (endMs - ms) * bytesPerMs;
            ms = endMs;
            index++;
        }
    }

    private int IndexAt(double ms)
    {
        // The number of steps that have begun, less one.
        var (low, high) = (0, _steps.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_steps[middle].FromMs <= ms)
                low = middle + 1;
            else
                high = middle;
        }

        return Math.Max(0, low - 1);
    }

    /// <summary>Conditions from a time on.</summary>
    /// <param name="FromMs">When they begin, in milliseconds from the start.</param>
    /// <param name="Conditions">What the link can do.</param>
    public readonly record struct Step(double FromMs, LinkConditions Conditions);
}
