using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Explanation;
using Neurosurgeon.Reports.Runs;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>A decision for a program: an object a candidate, and one for the decision.</summary>
internal static class CandidateLines
{
    public static void Write(TextWriter output, DecisionStudy study)
    {
        foreach (var candidate in study.Explanation.Candidates)
        {
            output.WriteLine(JsonLines.Write(new CandidateLine(
                "candidate", CutPartOf(study, candidate.Cut), DecisionText.Codec(candidate), candidate.WireBytes, PredictedPart.From(candidate.Predicted), EnergyPart.From(candidate.Energy!.Value),
                candidate.Fits, candidate.IsQuickEnough, candidate.Cut.Index == study.Explanation.BestIndex)));
        }

        output.WriteLine(JsonLines.Write(Decision(study)));
    }

    private static DecisionLine Decision(DecisionStudy study)
    {
        var (explanation, problem) = (study.Explanation, study.Problem);
        return new DecisionLine(
            "decision", study.Network.Name, study.Target.ToString(), CutPartOf(study, explanation.Best.Cut),
            new PlannedLinkPart(problem.Link.UplinkMbps, problem.Link.DownlinkMbps, problem.Link.RttMs), problem.LoadFactor, study.Radio.Name, study.Edge.Slowdown,
            explanation.Reason, explanation.WhatWouldChange)
        {
            UplinkBelow = Flip(explanation.UplinkBelow),
            UplinkAbove = Flip(explanation.UplinkAbove),
            LoadBelow = Flip(explanation.LoadBelow),
            LoadAbove = Flip(explanation.LoadAbove),
        };

        FlipPart? Flip(Flip? flip) => flip is null ? null : new FlipPart(flip.At, CutPartOf(study, study.Network.Cuts[flip.CutIndex]));
    }

    private static CutPart CutPartOf(DecisionStudy study, Cut cut) => new(cut.Index, study.Network.Cuts.Length, cut.After, cut.Bytes, EdgeLayers: null);

    private sealed record CandidateLine(
        string Type, CutPart Cut, string Codec, long SentBytes, PredictedPart PredictedMs, EnergyPart EnergyMj, bool Fits, bool QuickEnough, bool Best);

    private sealed record DecisionLine(
        string Type, string Model, string Target, CutPart Cut, PlannedLinkPart Link, double Load, string Radio, double EdgeSlowdown, string Reason, string WhatWouldChange)
    {
        public FlipPart? UplinkBelow { get; init; }

        public FlipPart? UplinkAbove { get; init; }

        public FlipPart? LoadBelow { get; init; }

        public FlipPart? LoadAbove { get; init; }
    }

    private sealed record PlannedLinkPart(double UplinkMbps, double DownlinkMbps, double RttMs);

    /// <summary>Beyond which uplink in Mbit/s, or load factor, which other cut would be taken.</summary>
    private sealed record FlipPart(double At, CutPart Cut);
}
