using Neurosurgeon.Models.Layers;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Reports.Layers;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Reports.Tests.Layers;

public sealed class LayerStudyTests(StudyFixture fixture) : IClassFixture<StudyFixture>
{
    [Fact]
    public void Energy_is_the_measured_time_at_the_power_of_the_kind()
    {
        var study = fixture.Study("alex_net", predicted: false);

        Assert.Null(study.EnergySource);
        Assert.All(study.Layers, layer => Assert.Equal(
            (layer.Layer.Kind == LayerKind.FullyConnected ? 8 : 4) * layer.MeasuredMs, layer.EnergyMj, 9));
        Assert.Equal(study.Layers.Sum(layer => layer.EnergyMj), study.EnergyMj, 9);
    }

    [Fact]
    public void Measured_power_goes_before_the_power_model_where_there_is_one()
    {
        var study = fixture.Study("pos", predicted: false, new MeasuredPower("powercap package-0", [30, null]));

        Assert.Equal("powercap package-0", study.EnergySource);
        Assert.Equal([30 * 1.0, 8 * 2.0], study.Layers.Select(layer => layer.EnergyMj));
    }

    [Fact]
    public void Errors_are_shares_of_the_measured_time()
    {
        var study = fixture.Study("pos", predicted: true);

        Assert.All(study.Layers, layer => Assert.Equal(layer.Prediction!.Value.Milliseconds / layer.MeasuredMs - 1, layer.Error));
        Assert.Equal(study.Layers.Sum(layer => layer.Prediction!.Value.Milliseconds), study.PredictedMs);
        Assert.Equal(study.PredictedMs / 3 - 1, study.Error);
    }

    [Fact]
    public void Without_predictors_nothing_is_predicted()
    {
        var study = fixture.Study("pos", predicted: false);

        Assert.Null(study.PredictedMs);
        Assert.Null(study.Error);
        Assert.All(study.Layers, layer => Assert.Null(layer.Error));
    }

    [Fact]
    public void Measured_power_becomes_a_setting_by_kind()
    {
        var power = new MeasuredPower("powercap package-0", [30, null]);
        var study = fixture.Study("pos", predicted: false, power);
        var samples = power.Samples(study.Network, study.Profile);

        Assert.Single(samples);
        Assert.Equal(
            "neurosurgeon.power.watts { dw-conv = 4, linear = 30 }",
            PowerSetting.Text(StudyFixture.Power.With(samples), [LayerKind.FullyConnected, LayerKind.DepthwiseConvolution, LayerKind.FullyConnected]));
    }
}
