namespace Neurosurgeon.Actors.Edge;

/// <summary>Told to the reporter when every task has been reported.</summary>
public sealed record RunFinished
{
    /// <summary>The only one.</summary>
    public static RunFinished Instance { get; } = new();
}

/// <summary>Told to the reporter when a run ends before its first task.</summary>
/// <param name="Cause">What kind of reason it is.</param>
/// <param name="Reason">A sentence for a person.</param>
public sealed record RunAborted(AbortCause Cause, string Reason);

/// <summary>Why a run ended before its first task.</summary>
public enum AbortCause
{
    /// <summary>There is no cloud, or it has refused this edge.</summary>
    CloudUnavailable,

    /// <summary>What was asked for does not fit the network.</summary>
    BadInput,
}
