using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Devices;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>A device for which a network is planned, by what predicts its layers' times.</summary>
/// <param name="Predictors">The predictors, as they were fitted.</param>
/// <param name="Slowdown">How many times as long the device takes; above 0.</param>
internal sealed record PlannedDevice(LoadedPredictors Predictors, double Slowdown)
{
    /// <summary>What the layers of a network cost on it.</summary>
    public LayerCosts Costs(NetworkOutline network) =>
        new([.. network.Layers.Select(layer => Slowdown * Predictors.Calibrated.Predict(layer.Features).Milliseconds)]);

    /// <summary>The layers whose kind was never fitted, so that only their bytes and FLOPs were looked at.</summary>
    public ImmutableArray<string> Guessed(NetworkOutline network) =>
        [.. network.Layers.Where(layer => Predictors.Calibrated.Predict(layer.Features).IsFallback).Select(layer => layer.Name)];
}
