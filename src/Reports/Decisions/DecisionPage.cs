using System.Collections.Immutable;
using System.Xml.Linq;
using Neurosurgeon.Planning.Explanation;
using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>A decision as a page: what Figures 6 and 8 of the paper show, latency and energy of each cut, and where another would be taken.</summary>
internal static class DecisionPage
{
    private const string Best = "best";

    /// <summary>The page as text.</summary>
    public static string Text(DecisionStudy study) => Page.Text(
        $"{study.Network.Name}: where to cut",
        new XElement("p", $"{study.Explanation.Reason} {study.Explanation.WhatWouldChange}"),
        new XElement("p", DecisionNotes.Question(study)),
        Page.Figure(Latency(study), "What the task takes with a cut after each layer: computing on the edge, the way up, computing in the cloud, the way down."),
        Page.Figure(Energy(study), "What the task takes of the edge's energy with a cut after each layer: computing its layers and sending what crosses."),
        Page.Figure(DecisionMap.Of(study), "The best cut at other uplinks and loads of the cloud, all else as above, the downlink too. The cross is what was asked."),
        new XElement("h2", "All figures"),
        Page.Wide("All figures", DecisionPageTable.Draw(study)),
        DecisionNotes.Assumptions(study).Select(note => new XElement("p", note)));

    private static StackedBarChart Latency(DecisionStudy study) => new(
        "latency",
        "Latency of each cut",
        Description(study, candidate => candidate.Predicted.TotalMs, "ms"),
        "ms",
        Names(study),
        [
            Part(study, "edge", ChartStyle.Edge, candidate => candidate.Predicted.EdgeMs),
            Part(study, "upload", ChartStyle.Upload, candidate => candidate.Predicted.UploadMs),
            Part(study, "cloud", ChartStyle.Cloud, candidate => candidate.Predicted.CloudMs),
            Part(study, "download", ChartStyle.Download, candidate => candidate.Predicted.DownloadMs),
        ],
        study.Explanation.BestIndex,
        Best);

    private static StackedBarChart Energy(DecisionStudy study) => new(
        "energy",
        "Energy of each cut",
        Description(study, candidate => candidate.Energy!.Value.TotalMj, "mJ"),
        "mJ",
        Names(study),
        [
            Part(study, "computing", ChartStyle.Edge, candidate => candidate.Energy!.Value.EdgeMj),
            Part(study, "sending", ChartStyle.Upload, candidate => candidate.Energy!.Value.UploadMj),
        ],
        study.Explanation.BestIndex,
        Best);

    private static ImmutableArray<string> Names(DecisionStudy study) => [.. study.Network.Cuts.Select(cut => study.Name(cut.Index))];

    private static Series Part(DecisionStudy study, string name, string style, Func<Candidate, double> value) =>
        new(name, style, [.. study.Explanation.Candidates.Select(value)]);

    private static string Description(DecisionStudy study, Func<Candidate, double> total, string unit)
    {
        var least = study.Explanation.Candidates.Where(candidate => candidate.Fits).MinBy(total)!;
        return $"A bar for each of {study.Network.Cuts.Length} cuts, from cloud-only to edge-only. {Named(study.Explanation.Best, "The best for the target is")}; {Named(least, "the least has")}. The table below has every value.";

        string Named(Candidate candidate, string what) => $"{what} {study.Title(candidate.Cut.Index)} with {Quantity.Text(total(candidate))} {unit}";
    }
}
