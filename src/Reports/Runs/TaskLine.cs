using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Reports.Runs;

/// <summary>A task in the form of <c>--json</c>; what does not apply is left out.</summary>
/// <param name="Type">Always <c>task</c>.</param>
/// <param name="Id">Its place in the list, from 1.</param>
/// <param name="Model">The network's name.</param>
/// <param name="Status"><c>completed</c> or <c>failed</c>.</param>
/// <param name="CompletedBy"><c>edge</c> or <c>cloud</c>: which node ran the last layer.</param>
/// <param name="Cut">Where the network was cut.</param>
/// <param name="Link">The link that the plan was made on.</param>
/// <param name="Load">The load that the plan was made under.</param>
/// <param name="Codec">In which encoding tensors crossed; several are joined by a plus sign.</param>
/// <param name="SentBytes">What they took on the link.</param>
/// <param name="ErrorBound">With a lossy encoding: by how much it is known to change the output at most, as a share of its largest magnitude.</param>
/// <param name="PredictedMs">What the plan predicted.</param>
/// <param name="PredictedMj">What the plan predicted to be taken of the edge's energy.</param>
/// <param name="MeasuredMs">What came of it.</param>
/// <param name="Output">The network's output, in short.</param>
/// <param name="QuickEnough">With <c>--within</c>: whether it took no longer.</param>
/// <param name="MaxAbsDiff">With <c>--verify</c>: the largest difference from the whole network's output.</param>
/// <param name="Remark">What was out of the ordinary.</param>
/// <param name="Reason">Why a task failed.</param>
internal sealed record TaskLine(
    string Type,
    int Id,
    string Model,
    string Status,
    string? CompletedBy = null,
    CutPart? Cut = null,
    LinkPart? Link = null,
    LoadPart? Load = null,
    string? Codec = null,
    long? SentBytes = null,
    double? ErrorBound = null,
    PredictedPart? PredictedMs = null,
    EnergyPart? PredictedMj = null,
    MeasuredPart? MeasuredMs = null,
    OutputPart? Output = null,
    bool? QuickEnough = null,
    double? MaxAbsDiff = null,
    string? Remark = null,
    string? Reason = null)
{
    /// <summary>The line of a task.</summary>
    public static TaskLine From(TaskReport report) => report.Outcome switch
    {
        TaskOutcome.Completed done => new TaskLine("task", report.Task.Id, report.Task.Model, "completed")
        {
            CompletedBy = done.CompletedBy.ToString().ToLowerInvariant(),
            Cut = CutPart.From(done.Plan),
            Link = done.Plan.Link is { } link ? LinkPart.From(link) : null,
            Load = done.Plan.Link is null ? null : LoadPart.From(done.Plan.Load),
            Codec = done.Sent?.Codec,
            SentBytes = done.Sent?.Bytes,
            ErrorBound = done.Sent is { IsLossless: false } sent ? sent.ErrorBound : null,
            PredictedMs = PredictedPart.From(done.Plan.Predicted),
            PredictedMj = done.Plan.Energy is { } energy ? EnergyPart.From(energy) : null,
            MeasuredMs = MeasuredPart.From(done.Measured),
            Output = OutputPart.From(done.Output),
            QuickEnough = done.IsQuickEnough,
            MaxAbsDiff = done.MaxAbsDiff,
            Remark = done.Remark,
        },
        TaskOutcome.Failed failed => new TaskLine("task", report.Task.Id, report.Task.Model, "failed") { Reason = failed.Reason },
        _ => throw new ArgumentException($"{report.Outcome.GetType()} is not a way in which a task can end.", nameof(report)),
    };
}
