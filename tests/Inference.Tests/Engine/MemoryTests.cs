using Neurosurgeon.Inference.Benchmarks;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class MemoryTests(EngineFixture fixture)
{
    private const double AllowedGrowth = 1.6;

    [Fact]
    public void All_cuts_of_alex_net_share_one_copy_of_the_weights()
    {
        if (!OperatingSystem.IsLinux())
            return;
        long weights = fixture.Network("alex_net").Weights.Bytes;

        long whole = ResidentMemory.InNewProcess("alex_net", Load.Whole);
        long cuts = ResidentMemory.InNewProcess("alex_net", Load.Cuts);

        Assert.InRange(whole, weights, long.MaxValue);
        Assert.InRange((double)cuts / whole, 1, AllowedGrowth);
    }
}
