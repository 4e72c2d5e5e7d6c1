namespace Neurosurgeon.LinkEmulation;

/// <summary>Which way bytes go on a link.</summary>
public enum LinkDirection
{
    /// <summary>From the edge to the cloud.</summary>
    Up,

    /// <summary>From the cloud to the edge.</summary>
    Down,
}
