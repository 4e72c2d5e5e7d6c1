using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Densities;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What an edge node works with.</summary>
public sealed record EdgeSetup
{
    /// <summary>The addresses of cloud nodes to ask; one or more.</summary>
    public required ImmutableArray<Address> Contacts { get; init; }

    /// <summary>Runs the layers.</summary>
    public required IInferenceEngine Engine { get; init; }

    /// <summary>The edge's networks.</summary>
    public required ModelLibrary Library { get; init; }

    /// <summary>How much of its networks' tensors is not zero.</summary>
    public required DensityStore Densities { get; init; }

    /// <summary>How tensors may be sent.</summary>
    public required TransferPolicy Transfer { get; init; }

    /// <summary>How to deal with the cloud, and what power this device draws.</summary>
    public required NodeSettings Settings { get; init; }

    /// <summary>How tasks are run.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>Is told how each task ended.</summary>
    public required IActorRef Reporter { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Says why a contact that does not answer never will, in a sentence and in a few seconds; null where nobody knows.</summary>
    public Func<Address, Task<string?>>? FindFault { get; init; }
}
