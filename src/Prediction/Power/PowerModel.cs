using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Power;

/// <summary>
/// The power that a device draws while it computes a layer, g(layer) of the paper (§4.1), as a constant for each layer
/// kind. The energy of a layer is its latency times this.
/// </summary>
public sealed class PowerModel
{
    private static readonly ImmutableArray<LayerKind> Kinds = [.. Enum.GetValues<LayerKind>()];

    private readonly ImmutableDictionary<LayerKind, double> _watts;

    /// <summary>Takes the power of every kind.</summary>
    /// <param name="watts">Watts by kind, each finite and above 0.</param>
    /// <exception cref="ArgumentException">A kind is missing, or its power is not finite and above 0.</exception>
    public PowerModel(IEnumerable<KeyValuePair<LayerKind, double>> watts)
    {
        _watts = watts.ToImmutableDictionary();
        foreach (LayerKind kind in Kinds)
        {
            if (!_watts.TryGetValue(kind, out double power) || !IsPower(power))
                throw new ArgumentException($"The power of the layer kind {PredictorKind.WordOf(kind)} is {power} W; it takes a finite one above 0.", nameof(watts));
        }
    }

    /// <summary>Whether a number of watts can be the power of a device at work.</summary>
    public static bool IsPower(double watts) => double.IsFinite(watts) && watts > 0;

    /// <summary>The power while a layer of a kind is computed, in watts.</summary>
    public double Watts(LayerKind kind) => _watts[kind];

    /// <summary>The energy of a layer, in millijoules.</summary>
    /// <param name="features">The layer.</param>
    /// <param name="milliseconds">Its latency, measured or predicted.</param>
    public double EnergyMj(LayerFeatures features, double milliseconds) => Watts(features.Kind) * milliseconds;

    /// <summary>The same model with the measured power of those kinds that were measured: the mean over the time of their layers.</summary>
    public PowerModel With(IEnumerable<PowerSample> measured) => new(_watts.SetItems(
        from sample in measured
        group sample by sample.Kind into kind
        select KeyValuePair.Create(kind.Key, kind.Sum(sample => sample.Watts * sample.Milliseconds) / kind.Sum(sample => sample.Milliseconds))));
}
