namespace Neurosurgeon.Planning.Explanation;

/// <summary>Where a decision turns over, in a sentence for a person.</summary>
internal static class FlipText
{
    public static string WhatWouldChange(DecisionExplanation explanation)
    {
        List<string> changes =
        [
            .. Change(explanation, "below", explanation.UplinkBelow, " Mbit/s"),
            .. Change(explanation, "above", explanation.UplinkAbove, " Mbit/s"),
            .. Change(explanation, "with K below", explanation.LoadBelow, ""),
            .. Change(explanation, "with K above", explanation.LoadAbove, ""),
        ];
        if (changes.Count == 0)
            return "No uplink and no load of the cloud would change that.";

        var sentence = string.Join(", ", changes);
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.";
    }

    private static IEnumerable<string> Change(DecisionExplanation explanation, string when, Flip? flip, string unit) => flip is null
        ? []
        : [$"{when} {ReasonText.Number(flip.At)}{unit} it would be {ReasonText.Title(explanation.Candidates, flip.CutIndex)}"];
}
