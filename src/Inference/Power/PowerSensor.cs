namespace Neurosurgeon.Inference;

/// <summary>A file that shows the power of the moment in microwatts. The energy between two readings is their mean times the time.</summary>
/// <param name="source">What is measured, for a person.</param>
/// <param name="tree">Reads the file.</param>
/// <param name="path">The file.</param>
/// <param name="time">The clock.</param>
internal sealed class PowerSensor(string source, SysfsTree tree, string path, TimeProvider time) : IEnergyCounter
{
    private (long Microwatts, long Timestamp)? _last;
    private double _totalMj;

    public string Source => source;

    public double ReadMj()
    {
        long microwatts = tree.Number(path);
        long now = time.GetTimestamp();
        if (_last is { } last)
            _totalMj += (last.Microwatts + (double)microwatts) / 2 * time.GetElapsedTime(last.Timestamp, now).TotalSeconds / 1000;
        _last = (microwatts, now);
        return _totalMj;
    }
}
