using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Prediction.Power;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Reports.Layers;

/// <summary>What is known of a network's layers on this device.</summary>
/// <param name="Network">The network.</param>
/// <param name="Profile">The measured times.</param>
/// <param name="Predictors">What predicted the times; null for nothing.</param>
/// <param name="EnergySource">What counted the energy; null where it comes of the power model.</param>
/// <param name="Layers">The layers.</param>
internal sealed record LayerStudy(
    Network Network, LayerProfile Profile, LoadedPredictors? Predictors, string? EnergySource, ImmutableArray<StudiedLayer> Layers)
{
    /// <summary>Puts together what was measured, what is predicted and what energy that takes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="profile">The measured times.</param>
    /// <param name="predictors">What predicts times; null for nothing.</param>
    /// <param name="model">The power of each layer kind, for layers whose power was not measured.</param>
    /// <param name="power">The measured power of the layers; null if it was not measured.</param>
    public static LayerStudy Of(Network network, LayerProfile profile, LoadedPredictors? predictors, PowerModel model, MeasuredPower? power) => new(
        network,
        profile,
        predictors,
        power?.Source,
        [
            .. network.Layers.Select(layer => new StudiedLayer(
                layer,
                profile.LayerMs[layer.Index],
                predictors?.Calibrated.Predict(layer.Features),
                power?.Watts[layer.Index] is { } watts
                    ? watts * profile.LayerMs[layer.Index]
                    : model.EnergyMj(layer.Features, profile.LayerMs[layer.Index]))),
        ]);

    /// <summary>The measured time of the whole network, in milliseconds.</summary>
    public double MeasuredMs => Layers.Sum(layer => layer.MeasuredMs);

    /// <summary>The predicted time of the whole network, in milliseconds; null without predictors.</summary>
    public double? PredictedMs => Predictors is null ? null : Layers.Sum(layer => layer.Prediction?.Milliseconds);

    /// <summary>How far the prediction of the whole is off, as a share of the measured time.</summary>
    public double? Error => ErrorOf(PredictedMs, MeasuredMs);

    /// <summary>The energy of the whole network, in millijoules.</summary>
    public double EnergyMj => Layers.Sum(layer => layer.EnergyMj);

    /// <summary>Predicted / measured − 1; null without a prediction, or where nothing was measured.</summary>
    public static double? ErrorOf(double? predictedMs, double measuredMs) => measuredMs > 0 ? predictedMs / measuredMs - 1 : null;
}
