using System.Collections.Immutable;
using System.Globalization;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Energy;

[Collection(EngineCollection.Name)]
public sealed class LayerPowerMeterTests(EngineFixture fixture) : IDisposable
{
    private const double Watts = 12.5;
    private static readonly TimeSpan LayerTime = TimeSpan.FromMilliseconds(200);

    // Time goes on by looking at the clock, so that a layer is repeated some thousand times at the most.
    private readonly SteppingTime _time = new(TimeSpan.FromMilliseconds(0.9));
    private readonly FakeSysfs _sysfs = new();

    public void Dispose() => _sysfs.Dispose();

    [Theory]
    [InlineData("pos")]
    [InlineData("le_net")]
    public void The_power_of_every_layer_is_found_with_a_counter_that_moves_once_in_a_millisecond(string model)
    {
        _sysfs.Domain("intel-rapl:0", "package-0", 0);
        ImmutableArray<double?> measured = Measure(fixture.Network(model), MovingCounter(range: long.MaxValue));

        Assert.Equal(fixture.Network(model).Layers.Length, measured.Length);
        // One step of the counter at either end, of 200 ms.
        Assert.All(measured, watts => Assert.InRange(watts!.Value, Watts * 0.985, Watts * 1.015));
    }

    [Fact]
    public void A_counter_that_begins_again_during_a_layer_changes_nothing()
    {
        // 2.5 J are 200 ms.
        _sysfs.Domain("intel-rapl:0", "package-0", 0, range: 1_000_000);
        ImmutableArray<double?> measured = Measure(fixture.Network("pos"), MovingCounter(range: 1_000_000));

        Assert.All(measured, watts => Assert.InRange(watts!.Value, Watts * 0.985, Watts * 1.015));
    }

    [Fact]
    public void A_counter_that_stands_still_measures_nothing()
    {
        _sysfs.Domain("intel-rapl:0", "package-0", 12345);

        Assert.All(Measure(fixture.Network("pos"), _sysfs.Tree), watts => Assert.Null(watts));
    }

    [Fact]
    public void A_sensor_of_the_power_of_the_moment_is_looked_at_all_the_while()
    {
        _sysfs.Monitor("hwmon0", "name", "ina219");
        _sysfs.Monitor("hwmon0", "power1_input", "0");
        // 10 W and 15 W in turns of 20 ms.
        var tree = new SysfsTree(_sysfs.Root, path => path.EndsWith("power1_input", StringComparison.Ordinal)
            ? (long)(_time.Now.TotalMilliseconds / 20) % 2 == 0 ? "10000000" : "15000000"
            : File.ReadAllText(path));

        Assert.All(Measure(fixture.Network("pos"), tree), watts => Assert.InRange(watts!.Value, Watts * 0.95, Watts * 1.05));
    }

    [Fact]
    public void It_can_be_stopped_and_keeps_no_session()
    {
        using var engine = new OnnxRuntimeEngine();
        _sysfs.Domain("intel-rapl:0", "package-0", 0);
        using var stop = new CancellationTokenSource();
        var meter = new LayerPowerMeter(engine, EnergyCounters.Find(_sysfs.Tree), LayerTime, _time);

        Assert.Throws<OperationCanceledException>(() => meter.Measure(fixture.Network("pos"), _ => stop.Cancel(), stop.Token));
        Assert.Equal(0, engine.SessionCount);
    }

    private ImmutableArray<double?> Measure(Network network, SysfsTree tree) =>
        new LayerPowerMeter(fixture.Engine, EnergyCounters.Find(tree, time: _time), LayerTime, _time).Measure(network);

    /// <summary>A counter of a device of constant power, which moves only at full milliseconds.</summary>
    private SysfsTree MovingCounter(long range) => new(_sysfs.Root, path =>
    {
        if (!path.EndsWith("energy_uj", StringComparison.Ordinal))
            return File.ReadAllText(path);
        double microjoules = Watts * 1000 * Math.Floor(_time.Now.TotalMilliseconds);
        return ((long)microjoules % range).ToString(CultureInfo.InvariantCulture);
    });
}
