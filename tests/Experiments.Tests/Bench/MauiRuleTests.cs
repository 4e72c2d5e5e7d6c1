using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Experiments.Tests.Bench;

public sealed class MauiRuleTests
{
    // Of alex_net's cuts fc6 and fc7 make the fewest bytes, and the first of them leaves more to the cloud.
    [Theory]
    [InlineData("alex_net", "fc6")]
    [InlineData("pos", "input")]
    public void The_fewest_bytes_cross(string model, string after)
    {
        var cuts = ModelZoo.Outline(model).Cuts;

        Assert.Equal(after, cuts[MauiRule.Cut(cuts)].After);
    }
}
