using System.Globalization;
using Neurosurgeon.Planning.Explanation;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>A decision for a person: a row a cut, the best marked, and the reasons.</summary>
internal static class CandidateTable
{
    private const string BestMark = "→";
    private const int NarrowestName = 11;

    public static void Write(TextWriter output, DecisionStudy study)
    {
        var nameWidth = Math.Max(NarrowestName, study.Network.Cuts.Max(cut => cut.After.Length));
        var row = $"{{0,1}} {{1,-8}}  {{2,-{nameWidth}}}  {{3,9}}  {{4,-14}}  {{5,8}}  {{6,8}}  {{7,8}}  {{8,8}}  {{9,8}}  {{10,9}}  {{11}}";
        Line("", "cut", "after layer", "crossing", "", "edge", "upload", "cloud", "download", "total", "energy", "");
        Line("", "", "", "KB", "as", "ms", "ms", "ms", "ms", "ms", "mJ", "");
        foreach (var candidate in study.Explanation.Candidates)
            Line(Cells(study, candidate));

        output.WriteLine();
        output.WriteLine(study.Explanation.Reason);
        output.WriteLine(study.Explanation.WhatWouldChange);
        output.WriteLine();
        output.WriteLine(DecisionNotes.Question(study));
        foreach (var note in DecisionNotes.Assumptions(study))
            output.WriteLine(note);

        void Line(params object[] cells) => output.WriteLine(string.Format(CultureInfo.InvariantCulture, row, cells).TrimEnd());
    }

    private static object[] Cells(DecisionStudy study, Candidate candidate)
    {
        var (index, times) = (candidate.Cut.Index, candidate.Predicted);
        return
        [
            index == study.Explanation.BestIndex ? BestMark : "",
            $"{index,2} of {study.Network.Layers.Length}",
            candidate.Cut.After,
            DecisionText.Kilobytes(candidate.WireBytes),
            DecisionText.Codec(candidate),
            DecisionText.Amount(times.EdgeMs),
            DecisionText.Amount(times.UploadMs),
            DecisionText.Amount(times.CloudMs),
            DecisionText.Amount(times.DownloadMs),
            DecisionText.Amount(times.TotalMs),
            DecisionText.Amount(candidate.Energy!.Value.TotalMj),
            DecisionNotes.Obstacle(study, index) ?? "",
        ];
    }
}
