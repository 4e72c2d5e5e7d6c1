using System.Xml.Linq;
using Neurosurgeon.Planning.Explanation;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>The table of a decision's page: a row a cut.</summary>
internal static class DecisionPageTable
{
    private static readonly (string Heading, Func<Candidate, string> Text)[] Numbers =
    [
        ("Crossing, KB", candidate => DecisionText.Kilobytes(candidate.WireBytes)),
        ("As", DecisionText.Codec),
        ("Edge, ms", candidate => DecisionText.Amount(candidate.Predicted.EdgeMs)),
        ("Upload, ms", candidate => DecisionText.Amount(candidate.Predicted.UploadMs)),
        ("Cloud, ms", candidate => DecisionText.Amount(candidate.Predicted.CloudMs)),
        ("Download, ms", candidate => DecisionText.Amount(candidate.Predicted.DownloadMs)),
        ("Total, ms", candidate => DecisionText.Amount(candidate.Predicted.TotalMs)),
        ("Computing, mJ", candidate => DecisionText.Amount(candidate.Energy!.Value.EdgeMj)),
        ("Sending, mJ", candidate => DecisionText.Amount(candidate.Energy!.Value.UploadMj)),
        ("Total, mJ", candidate => DecisionText.Amount(candidate.Energy!.Value.TotalMj)),
    ];

    /// <summary>Draws it.</summary>
    public static XElement Draw(DecisionStudy study) => new(
        "table",
        new XElement("caption", "Each cut's predicted times and energy."),
        new XElement("thead", new XElement(
            "tr", Heading("Cut"), Heading("After"), Numbers.Select(column => Heading(column.Heading, new XAttribute("class", "number"))), Heading("Remark"))),
        new XElement("tbody", study.Explanation.Candidates.Select(candidate => Row(study, candidate))));

    private static XElement Row(DecisionStudy study, Candidate candidate)
    {
        var isBest = candidate.Cut.Index == study.Explanation.BestIndex;
        return new XElement(
            "tr",
            isBest ? new XAttribute("class", "best") : null,
            new XElement("td", new XAttribute("class", "number"), candidate.Cut.Index),
            new XElement("th", new XAttribute("scope", "row"), candidate.Cut.After),
            Numbers.Select(column => new XElement("td", new XAttribute("class", "number"), column.Text(candidate))),
            new XElement("td", string.Join(", ", new[] { isBest ? "best" : null, DecisionNotes.Obstacle(study, candidate.Cut.Index) }.OfType<string>())));
    }

    private static XElement Heading(string text, XAttribute? style = null) => new("th", new XAttribute("scope", "col"), style, text);
}
