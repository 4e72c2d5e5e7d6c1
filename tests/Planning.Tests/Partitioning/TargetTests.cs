using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Tests.Partitioning;

public sealed class TargetTests
{
    [Fact]
    public void Targets_are_read_and_written_alike()
    {
        Assert.Equal(Target.Latency, Target.Parse("latency"));
        Assert.Equal(Target.Energy, Target.Parse("energy"));
        Assert.Equal(Target.Weighted(1, 0.5), Target.Parse("weighted:1,0.5"));
        Assert.Equal(Target.Weighted(1, 0.5), Target.Parse("weighted:+1,0.5"));
        Assert.Equal("weighted:1,0.5", Target.Weighted(1, 0.5).ToString());
        Assert.Equal("energy within 100 ms", Target.LeastEnergyWithin(100).ToString());
    }

    [Theory]
    [InlineData("Latency")]
    [InlineData("weighted")]
    [InlineData("weighted:1")]
    [InlineData("weighted:0,0")]
    [InlineData("weighted:-1,2")]
    [InlineData("weighted:NaN,1")]
    [InlineData("weighted:1,2,3")]
    [InlineData("weighted:1e308,1")]
    public void What_is_no_target_is_none(string text) => Assert.Null(Target.Parse(text));
}
