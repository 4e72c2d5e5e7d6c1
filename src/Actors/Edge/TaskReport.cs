using System.Collections.Immutable;
using Neurosurgeon.Codecs;
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
        Plan Plan, Node CompletedBy, MeasuredTimes Measured, Tensor Output, double? MaxAbsDiff, string? Remark) : TaskOutcome
    {
        /// <summary>What the cloud computed the output from; null where it did not.</summary>
        public SentTensors? Sent { get; init; }

        /// <summary>Whether it took no longer than it was to take; null where there was no bound.</summary>
        public bool? IsQuickEnough { get; init; }
    }

    /// <summary>There is no output.</summary>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record Failed(string Reason) : TaskOutcome;
}

/// <summary>Tensors as they crossed the link.</summary>
/// <param name="Encodings">The encoding of each.</param>
/// <param name="Bytes">What they took on the link.</param>
/// <param name="ErrorBound">By how much the encodings are known to change the output at most, as a share of its largest magnitude; 0 without loss.</param>
public sealed record SentTensors(ImmutableArray<TensorEncoding> Encodings, long Bytes, double ErrorBound)
{
    /// <summary>Whether the encodings leave everything as it is.</summary>
    public bool IsLossless => Encodings.All(encoding => encoding.IsLossless);

    /// <summary>The encodings in one word, for example <c>sparse_float16</c>; several are joined by a plus sign.</summary>
    public string Codec => string.Join('+', Encodings.Distinct().Select(encoding => encoding.Name));
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
