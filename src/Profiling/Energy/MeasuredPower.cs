using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Prediction.Power;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling.Energy;

/// <summary>The measured power of a network's layers.</summary>
/// <param name="Source">What counted the energy.</param>
/// <param name="Watts">Watts a layer; null for one whose energy could not be counted.</param>
public sealed record MeasuredPower(string Source, ImmutableArray<double?> Watts)
{
    /// <summary>The power of those layers that were measured, for the power of their kinds.</summary>
    public ImmutableArray<PowerSample> Samples(Network network, LayerProfile profile) =>
    [
        .. from layer in network.Layers
           let watts = Watts[layer.Index]
           where watts is not null && profile.LayerMs[layer.Index] > 0
           select new PowerSample(layer.Kind, watts.Value, profile.LayerMs[layer.Index]),
    ];
}
