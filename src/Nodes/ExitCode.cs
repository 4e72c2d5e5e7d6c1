namespace Neurosurgeon.Nodes;

/// <summary>What the command tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Completed = 0;

    /// <summary>At least one task failed.</summary>
    public const int TaskFailed = 1;

    /// <summary>What was typed, or a file that was named, is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>The node could not start, or not reach what it needs.</summary>
    public const int Unavailable = 3;

    /// <summary>Somebody pressed Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>The system, or whoever started it, asked it to end (SIGTERM), or its terminal is gone (SIGHUP).</summary>
    public const int Terminated = 143;
}
