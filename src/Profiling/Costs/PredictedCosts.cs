using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Profiling.Costs;

/// <summary>Predicts what layers cost, from the graph alone: no network is run for it.</summary>
/// <param name="predictors">Those of this device, calibrated.</param>
public sealed class PredictedCosts(CalibratedPredictors predictors) : ILayerCostSource
{
    /// <inheritdoc />
    public LayerCosts Of(Network network, Action<string> report)
    {
        var predictions = network.Layers.Select(layer => predictors.Predict(layer.Features)).ToImmutableArray();
        string[] guessed = [.. network.Layers.Where(layer => predictions[layer.Index].IsFallback).Select(layer => layer.Name)];
        if (guessed.Length > 0)
            report($"{network.Name}: {guessed.Length} of {network.Layers.Length} layers are of a kind that was never measured, and predicted from their bytes and FLOPs alone: {string.Join(", ", guessed)}.");
        return new LayerCosts([.. predictions.Select(prediction => prediction.Milliseconds)]);
    }
}
