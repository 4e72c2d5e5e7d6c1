using Neurosurgeon.Inference.OnnxRuntime;

namespace Neurosurgeon.Inference.Tests.Engine;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData(" False ", true)]
    [InlineData("no", true)]
    [InlineData("off", true)]
    [InlineData("1", false)]
    [InlineData("true", false)]
    [InlineData("anything", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Reports_to_the_makers_of_the_runtime_are_off_unless_they_are_asked_for(string? variable, bool isAskedFor) =>
        Assert.Equal(isAskedFor, Telemetry.IsAskedFor(variable));
}
