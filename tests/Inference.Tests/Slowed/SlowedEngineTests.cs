using System.Diagnostics;
using Neurosurgeon.Inference.Slowed;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Slowed;

[Collection(EngineCollection.Name)]
public sealed class SlowedEngineTests(EngineFixture fixture)
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Work_takes_so_many_times_as_long(int workMs)
    {
        var slowdown = new Slowdown(0.25);

        var lateMs = Quiet.Measure(
            () =>
            {
                var tookMs = 0.0;
                var started = Stopwatch.GetTimestamp();
                var result = slowdown.Stretch(() =>
                {
                    var workStarted = Stopwatch.GetTimestamp();
                    Thread.Sleep(workMs);
                    tookMs = Stopwatch.GetElapsedTime(workStarted).TotalMilliseconds;
                    return 5;
                });
                Assert.Equal(5, result);
                return Stopwatch.GetElapsedTime(started).TotalMilliseconds - 4 * tookMs;
            },
            lateMs => lateMs <= 5);

        Assert.InRange(lateMs, 0, 5);
    }

    [Fact]
    public void A_slowed_engine_gives_the_same_output()
    {
        var network = fixture.Network("le_net");
        using var input = RandomTensor.Create(network.Input, seed: 1);
        var slowed = new SlowedEngine(fixture.Engine, 0.5);

        using var expected = fixture.Engine.Run(network, network.All, [input]);
        using var output = slowed.Run(network, network.All, [input]);

        Assert.Equal(expected[0].Data.ToArray(), output[0].Data.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_share_that_is_none_is_refused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlowedEngine(fixture.Engine, speed));
}
