using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>How the tasks of a run are done.</summary>
/// <param name="ForcedCutIndex">The cut to take; null to take the best.</param>
/// <param name="Verify">Whether to run the whole network as well, and compare.</param>
/// <param name="Seed">The random inputs' seed: the task with number n has the input of seed + n − 1.</param>
/// <param name="Input">An input for every task; null for random ones.</param>
/// <param name="MeasureLinkBeforeEachTask">Single-task mode: the link is measured before each task instead of periodically.</param>
public sealed record RunOptions(int? ForcedCutIndex, bool Verify, int Seed, Tensor? Input, bool MeasureLinkBeforeEachTask)
{
    /// <summary>What makes one plan better than another.</summary>
    public Target Target { get; init; } = Target.Latency;

    /// <summary>Whether a task fails whose output is not a number (NaN), instead of being remarked upon.</summary>
    public bool FailOnNaN { get; init; }

    /// <summary>The input of a task.</summary>
    public Tensor CreateInput(InferenceTask task, TensorInfo info) =>
        Input is null ? RandomTensor.Create(info, Seed + task.Id - 1) : Tensor.FromMemory(info, Input.Data);

    /// <summary>Why a network cannot be run with these options: a sentence; null where it can.</summary>
    public string? WhyUnfit(Network network)
    {
        if (ForcedCutIndex is { } cut && (cut < 0 || cut >= network.Cuts.Length))
            return $"{network.Name} has {network.Layers.Length} layers: --cut takes 0 (cloud-only) to {network.Layers.Length} (edge-only), not {cut}.";

        if (Input is { } input && (input.Info.ElementType != network.Input.ElementType || !input.Info.Shape.AsSpan().SequenceEqual(network.Input.Shape.AsSpan())))
            return $"{network.Name} takes an input of {Describe(network.Input)}; the file given by --input holds {Describe(input.Info)}.";

        return null;
    }

    private static string Describe(TensorInfo info) => $"{string.Join('×', info.Shape)} {info.ElementType}";
}
