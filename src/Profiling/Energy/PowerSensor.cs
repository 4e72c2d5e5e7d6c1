namespace Neurosurgeon.Profiling.Energy;

/// <summary>A sensor that shows the power of the moment. The energy between two readings is their mean times the time.</summary>
/// <param name="source">What is measured, for a person.</param>
/// <param name="readMicrowatts">Reads the sensor.</param>
/// <param name="time">The clock.</param>
internal sealed class PowerSensor(string source, Func<long> readMicrowatts, TimeProvider time) : IEnergyCounter
{
    private (long Microwatts, long Timestamp)? _last;
    private double _totalMj;

    public string Source => source;

    public double ReadMj()
    {
        long microwatts = readMicrowatts();
        long now = time.GetTimestamp();
        if (_last is { } last)
            _totalMj += (last.Microwatts + (double)microwatts) / 2 * time.GetElapsedTime(last.Timestamp, now).TotalSeconds / 1000;
        _last = (microwatts, now);
        return _totalMj;
    }
}
