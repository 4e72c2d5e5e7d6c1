using System.Collections.Immutable;
using System.Globalization;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Explanation;

/// <summary>Why a cut is taken, in a sentence for a person.</summary>
internal static class ReasonText
{
    // What makes less of a difference than this share of the whole is not worth a word.
    private const double Negligible = 0.01;

    public static string Why(ImmutableArray<Candidate> candidates, int bestIndex, Target target)
    {
        var best = candidates[bestIndex];
        var possible = candidates.Where(candidate => candidate.Fits && candidate != best).ToList();
        if (!best.IsQuickEnough)
            return $"No cut takes at most {Number(target.LatencyBoundMs)} ms; {Title(candidates, bestIndex)} is the quickest with {Number(best.Predicted.TotalMs)} ms.";
        if (possible.Count == 0)
            return $"{Capital(Title(candidates, bestIndex))} is taken: nothing else fits in a message.";

        var quickEnough = possible.Where(candidate => candidate.IsQuickEnough).ToList();
        if (quickEnough.Count == 0)
            return $"{Capital(Title(candidates, bestIndex))} is taken: no other cut takes at most {Number(target.LatencyBoundMs)} ms.";

        var next = quickEnough.MinBy(candidate => Score(candidate, target))!;
        var among = double.IsFinite(target.LatencyBoundMs) ? $" of all that take at most {Number(target.LatencyBoundMs)} ms" : "";
        return $"{Capital(Title(candidates, bestIndex))} is the best{among} with {Amount(best, target)}, before {Title(candidates, next.Cut.Index)} with {Amount(next, target)}{Difference(best, next, target)}.";
    }

    /// <summary>What a person calls a cut.</summary>
    public static string Title(ImmutableArray<Candidate> candidates, int cutIndex) =>
        cutIndex == candidates.Length - 1 ? "edge-only"
        : cutIndex == 0 ? "cloud-only"
        : $"the cut after {candidates[cutIndex].Cut.After}";

    /// <summary>Three digits of a number, more before the point.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 99.95 => "0", >= 9.995 => "0.0", >= 0.9995 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);

    private static string Amount(Candidate candidate, Target target) =>
        !target.NeedsEnergy ? $"{Number(candidate.Predicted.TotalMs)} ms"
        : target.PerMs == 0 ? $"{Number(candidate.Energy!.Value.TotalMj)} mJ"
        : $"{Number(candidate.Predicted.TotalMs)} ms and {Number(candidate.Energy!.Value.TotalMj)} mJ";

    /// <summary>What it saves and what it pays for that, against the next best.</summary>
    private static string Difference(Candidate best, Candidate next, Target target)
    {
        var unit = target.NeedsEnergy ? "mJ" : "ms";
        var (best0, next0) = (Parts(best, target), Parts(next, target));
        var least = Negligible * best0.Concat(next0).Sum(part => part.Amount) / 2;
        var saved = Terms((now, then) => then - now);
        var paid = Terms((now, then) => now - then);
        return (saved.Count, paid.Count) switch
        {
            (0, _) => "",
            (_, 0) => $": it saves {string.Join(" and ", saved)}",
            _ => $": it saves {string.Join(" and ", saved)} for {string.Join(" and ", paid)}",
        };

        List<string> Terms(Func<double, double, double> by) =>
        [
            .. best0.Zip(next0)
                .Select(pair => (pair.First.Where, Amount: by(pair.First.Amount, pair.Second.Amount)))
                .Where(term => term.Amount > least)
                .Select(term => $"{Number(term.Amount)} {unit} {term.Where}"),
        ];
    }

    private static (string Where, double Amount)[] Parts(Candidate candidate, Target target)
    {
        var times = candidate.Predicted;
        return target.NeedsEnergy && candidate.Energy is { } energy
            ? [("of computing", energy.EdgeMj), ("of sending", energy.UploadMj), ("of waiting", energy.WaitMj), ("of receiving", energy.DownloadMj)]
            : [("on the edge", times.EdgeMs), ("on the way", times.UploadMs + times.DownloadMs), ("in the cloud", times.CloudMs)];
    }

    private static double Score(Candidate candidate, Target target) =>
        target.Score(candidate.Predicted.TotalMs, target.NeedsEnergy ? candidate.Energy!.Value.TotalMj : 0);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
