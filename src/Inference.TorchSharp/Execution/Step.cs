using System.Collections.Immutable;
using Neurosurgeon.Inference.Torch.Operators;

namespace Neurosurgeon.Inference.Torch.Execution;

/// <summary>One node of a range, made ready.</summary>
/// <param name="Title">The node as a message names it.</param>
/// <param name="Operation">Computes it.</param>
/// <param name="Inputs">Where its inputs lie; -1 for one that is left out.</param>
/// <param name="Output">Where its output goes.</param>
/// <param name="LastUses">Which places nothing reads after it, and no output of the range is in.</param>
internal sealed record Step(
    string Title, Operation Operation, ImmutableArray<int> Inputs, int Output, ImmutableArray<int> LastUses);
