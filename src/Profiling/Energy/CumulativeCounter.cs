namespace Neurosurgeon.Profiling.Energy;

/// <summary>A file that counts microjoules since some moment, and may begin again at 0.</summary>
/// <param name="source">What is counted, for a person.</param>
/// <param name="tree">Reads the file.</param>
/// <param name="path">The file.</param>
/// <param name="rangeMicrojoules">The largest value, after which it begins again at 0; null where it is not known.</param>
internal sealed class CumulativeCounter(string source, SysfsTree tree, string path, long? rangeMicrojoules) : IEnergyCounter
{
    private long? _last;
    private double _totalMicrojoules;

    public string Source => source;

    /// <inheritdoc/>
    /// <remarks>Has to be read before it has begun again twice. At 100 W the range of powercap lasts from minutes to an hour.</remarks>
    public double ReadMj()
    {
        long now = tree.Number(path);
        _totalMicrojoules += _last is { } last ? Difference(last, now) : 0;
        _last = now;
        return _totalMicrojoules / 1000;
    }

    private double Difference(long last, long now)
    {
        if (now >= last)
            return now - last;
        return rangeMicrojoules is { } range && range >= last
            ? range - last + now
            : throw new EnergyCounterException($"{path} fell from {last} to {now} µJ, and from where it begins again is not known.");
    }
}
