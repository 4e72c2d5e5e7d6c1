namespace Neurosurgeon.Actors.Edge;

/// <summary>Told to the reporter when everything is prepared and the first task is about to be taken.</summary>
public sealed record RunStarted
{
    /// <summary>The only one.</summary>
    public static RunStarted Instance { get; } = new();
}

/// <summary>Told to the reporter when every task has been reported, or, of a run that was stopped, every task that had been taken.</summary>
/// <param name="NotBegun">How many tasks were not taken any more.</param>
public sealed record RunFinished(int NotBegun);

/// <summary>Told to the reporter when a run cannot begin, or cannot go on.</summary>
/// <param name="Cause">What kind of reason it is.</param>
/// <param name="Reason">A sentence for a person.</param>
public sealed record RunAborted(AbortCause Cause, string Reason);

/// <summary>Why a run was aborted.</summary>
public enum AbortCause
{
    /// <summary>There is no cloud, or it has refused this edge.</summary>
    CloudUnavailable,

    /// <summary>What was asked for does not fit the network.</summary>
    BadInput,

    /// <summary>One of the edge's own actors keeps failing.</summary>
    NodeFailed,
}
