namespace Neurosurgeon.LinkEmulation.Tests;

public sealed class LinkPresetsTests
{
    [Theory]
    [InlineData("3g", 1.1)]
    [InlineData("lte", 5.85)]
    [InlineData("WiFi", 18.88)]
    [InlineData("ethernet", 100)]
    public void A_network_is_known_by_its_name(string name, double uplinkMbps) =>
        Assert.Equal(uplinkMbps, LinkPresets.Find(name)!.UplinkMbps);

    [Fact]
    public void Another_name_is_none() => Assert.Null(LinkPresets.Find("5g"));
}
