using Neurosurgeon.Inference;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>How a task ended.</summary>
/// <param name="Task">The task.</param>
/// <param name="Outcome">The result, or why there is none.</param>
public sealed record TaskReport(InferenceTask Task, TaskOutcome Outcome);

/// <summary>The ways in which a task can end.</summary>
public abstract record TaskOutcome
{
    private TaskOutcome()
    {
    }

    /// <summary>The network's output is in hand.</summary>
    /// <param name="Plan">The plan that was carried out.</param>
    /// <param name="CompletedBy">Which node ran the last layer.</param>
    /// <param name="Measured">What it took.</param>
    /// <param name="Output">The network's output.</param>
    /// <param name="MaxAbsDiff">The largest difference from the whole network's output, where that was asked for.</param>
    /// <param name="Remark">A sentence on what went otherwise than planned; null where nothing did.</param>
    public sealed record Completed(
        Plan Plan, Node CompletedBy, MeasuredTimes Measured, Tensor Output, double? MaxAbsDiff, string? Remark) : TaskOutcome;

    /// <summary>There is no output.</summary>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record Failed(string Reason) : TaskOutcome;
}

/// <summary>The two sides of the link.</summary>
public enum Node
{
    /// <summary>The device that has the task.</summary>
    Edge,

    /// <summary>The node that helps it.</summary>
    Cloud,
}

/// <summary>What a task took, in milliseconds.</summary>
/// <param name="EdgeMs">Computing layers on the edge.</param>
/// <param name="UploadMs">Encoding, the way up and the cloud's decoding.</param>
/// <param name="QueueMs">Waiting in the cloud.</param>
/// <param name="CloudMs">Computing layers in the cloud.</param>
/// <param name="DownloadMs">The cloud's encoding, the way down and decoding.</param>
/// <param name="TotalMs">Wall time as the edge sees it, from the task taken to the output in hand, planning included.</param>
public sealed record MeasuredTimes(
    double EdgeMs, double UploadMs, double QueueMs, double CloudMs, double DownloadMs, double TotalMs);
