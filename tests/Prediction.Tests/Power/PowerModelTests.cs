using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Power;
using Neurosurgeon.Prediction.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Power;

public sealed class PowerModelTests
{
    private static readonly LayerKind[] Kinds = Enum.GetValues<LayerKind>();

    [Fact]
    public void Energy_is_power_times_time()
    {
        PowerModel model = Model(kind => kind == LayerKind.Convolution ? 10 : 7);

        Assert.Equal(25, model.EnergyMj(MadeUp.Convolution(14, 3, 1, 8, 8), 2.5));
        Assert.Equal(17.5, model.EnergyMj(MadeUp.Activation("Relu", 8, 14), 2.5));
    }

    [Fact]
    public void The_energy_of_a_layer_of_any_kind_is_above_0()
    {
        PowerModel model = Model(kind => 1 + (int)kind);
        LayerFeatures layer = MadeUp.FullyConnected(10, 10);

        Assert.All(Kinds, kind => Assert.Equal(1 + (int)kind, model.EnergyMj(layer with { Kind = kind }, 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_power_that_is_none_is_refused_with_its_kind(double watts)
    {
        var error = Assert.Throws<ArgumentException>(() => Model(kind => kind == LayerKind.Softmax ? watts : 5));
        Assert.Contains("softmax", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_without_a_power_is_refused() =>
        Assert.Contains("maxpool", Assert.Throws<ArgumentException>(() => new PowerModel(
            Kinds.Where(kind => kind != LayerKind.MaxPooling).Select(kind => KeyValuePair.Create(kind, 5.0)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Measured_layers_replace_the_power_of_their_kind_by_their_mean_over_time()
    {
        PowerModel model = Model(_ => 5).With(
        [
            new PowerSample(LayerKind.Convolution, 20, 3),
            new PowerSample(LayerKind.Convolution, 8, 1),
            new PowerSample(LayerKind.Softmax, 4, 0.01),
        ]);

        Assert.Equal(17, model.Watts(LayerKind.Convolution), 12);
        Assert.Equal(4, model.Watts(LayerKind.Softmax), 12);
        Assert.Equal(5, model.Watts(LayerKind.FullyConnected));
    }

    private static PowerModel Model(Func<LayerKind, double> watts) => new(Kinds.Select(kind => KeyValuePair.Create(kind, watts(kind))));
}
