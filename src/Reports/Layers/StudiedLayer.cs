using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction;

namespace Neurosurgeon.Reports.Layers;

/// <summary>A layer in a study.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="MeasuredMs">Its time, measured on this device.</param>
/// <param name="Prediction">Its predicted time; null without predictors.</param>
/// <param name="EnergyMj">The energy of one computation: the measured time times the power, measured or of the power model.</param>
internal sealed record StudiedLayer(Layer Layer, double MeasuredMs, LatencyPrediction? Prediction, double EnergyMj)
{
    /// <summary>How far the prediction is off, as a share of the measured time; null where one of them is missing.</summary>
    public double? Error => LayerStudy.ErrorOf(Prediction?.Milliseconds, MeasuredMs);
}
