using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Reports.Decisions;

namespace Neurosurgeon.Tests.Support;

/// <summary>Decisions on real networks with made-up predictors; the edge is twenty times slower than the cloud.</summary>
internal static class DecisionFixture
{
    private static readonly PowerSettings Power = new(
        StudyFixture.Power, new RadioSettings("lte", "LTE", new RadioPower(438.39, 1288.04), RadioPower.None), IdleMw: 0, Sysfs: null, Sensor: null);

    public static DecisionStudy Study(string model, Target target, double uplinkMbps = 10, double loadFactor = 1, long largestPayloadBytes = long.MaxValue, double maxError = 0)
    {
        var predictors = new LoadedPredictors("some/predictors.json", MadeUpPredictors.Set, MadeUpPredictors.Origin(), Calibration.None);
        return DecisionStudy.Of(
            ModelZoo.Outline(model), new PlannedDevice(predictors, 20), new PlannedDevice(predictors, 1),
            new LinkEstimate(uplinkMbps, uplinkMbps, 1, DateTimeOffset.UnixEpoch), loadFactor, maxError, Power, target, largestPayloadBytes);
    }
}
