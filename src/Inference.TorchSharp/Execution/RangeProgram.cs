using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Neurosurgeon.Inference.Torch.Operators;
using Neurosurgeon.Inference.Torch.Runtime;
using Neurosurgeon.Models.Layers;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Execution;

/// <summary>A range of layers as steps over numbered places, each of which holds one tensor.</summary>
/// <param name="Range">The layers.</param>
/// <param name="Inputs">The tensors that cross at its start; they lie in the first places.</param>
/// <param name="Outputs">The tensors that cross at its end.</param>
/// <param name="OutputPlaces">Where they lie.</param>
/// <param name="Stored">What lies in each place before the first step: what the network stores, shared by all runs.</param>
/// <param name="Steps">The nodes, in order.</param>
internal sealed record RangeProgram(
    LayerRange Range,
    ImmutableArray<TensorInfo> Inputs,
    ImmutableArray<TensorInfo> Outputs,
    ImmutableArray<int> OutputPlaces,
    ImmutableArray<torch.Tensor?> Stored,
    ImmutableArray<Step> Steps)
{
    /// <summary>Computes the places of a run: what is left in them at the end belongs to the caller's dispose scope.</summary>
    /// <param name="inputs">The inputs, in their order.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="InferenceException">libtorch failed; the message names the node.</exception>
    public torch.Tensor?[] Run(ReadOnlySpan<torch.Tensor> inputs, CancellationToken cancellationToken)
    {
        torch.Tensor?[] places = [.. Stored];
        inputs.CopyTo(places!);
        foreach (Step step in Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            places[step.Output] = Compute(step, places);
            foreach (int place in step.LastUses)
            {
                places[place]!.Dispose();
                places[place] = null;
            }
        }

        return places;
    }

    private static torch.Tensor Compute(Step step, torch.Tensor?[] places)
    {
        var inputs = new torch.Tensor?[step.Inputs.Length];
        for (int index = 0; index < inputs.Length; index++)
            inputs[index] = step.Inputs[index] < 0 ? null : places[step.Inputs[index]];
        try
        {
            // What an operator makes on the way goes with this scope.
            using DisposeScope scope = torch.NewDisposeScope();
            return step.Operation(new Operands(inputs)).MoveToOuterDisposeScope();
        }
        catch (ExternalException exception)
        {
            throw new InferenceException($"TorchSharp failed in the node {step.Title}: {FirstLine.Of(exception)}", exception);
        }
    }
}
