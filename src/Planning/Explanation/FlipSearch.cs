using System.Collections.Immutable;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Explanation;

/// <summary>
/// Finds where the decision turns over as one quantity changes in which every cut's time and energy are linear, piece by
/// piece. What is taken can change only where the present cut's line crosses another's, where a line crosses the target's
/// bound, or from one piece to the next; so the decision is made anew between each two such places, and the nearest is
/// returned behind which it differs.
/// </summary>
/// <param name="at">The problem at a value of the quantity.</param>
/// <param name="target">What is wanted.</param>
/// <param name="present">The quantity's present value; more than 0.</param>
/// <param name="least">What the quantity cannot go below.</param>
/// <param name="bends">Where one linear piece ends and the next begins, in any order.</param>
internal sealed class FlipSearch(
    Func<double, PartitionProblem> at, Target target, double present, double least, ImmutableArray<double> bends)
{
    // Two places closer than this share of their value are one.
    private const double Rounding = 1e-12;

    private readonly int _best = PartitionSearch.Best(at(present), target).CutIndex;

    /// <summary>The nearest flip above the present value.</summary>
    public Flip? Above()
    {
        double[] places = [.. Places(_best).Where(place => place > present).Order()];
        return First(places, index => index + 1 < places.Length ? (places[index] + places[index + 1]) / 2 : 2 * places[index]);
    }

    /// <summary>The nearest flip below the present value.</summary>
    public Flip? Below()
    {
        double[] places = [.. Places(_best).Where(place => place > least && place < present).OrderDescending()];
        return First(places, index => (places[index] + (index + 1 < places.Length ? places[index + 1] : least)) / 2);
    }

    private Flip? First(double[] places, Func<int, double> behind)
    {
        for (var index = 0; index < places.Length; index++)
        {
            if (Decide(behind(index)) != _best)
                return new Flip(places[index], JustBehind(places[index], behind(index)));
        }

        return null;
    }

    /// <summary>What is taken just behind a place: up to where it was tried, others may be taken in turn.</summary>
    private int JustBehind(double place, double tried)
    {
        while (true)
        {
            var cut = Decide(tried);
            double[] between = [.. Places(cut).Where(other => IsBetween(other, place, tried))];
            if (between.Length == 0)
                return cut;
            tried = (place + between.MinBy(other => Math.Abs(other - place))) / 2;
        }
    }

    private static bool IsBetween(double value, double place, double tried) =>
        (value - place) * (value - tried) < 0 && Math.Abs(value - place) > Rounding * place;

    private int Decide(double value) => PartitionSearch.Best(at(value), target).CutIndex;

    /// <summary>Where something else than a cut can come to be taken.</summary>
    private IEnumerable<double> Places(int cutIndex)
    {
        double[] starts = [.. bends.Where(bend => double.IsFinite(bend) && bend > least).Append(least).Distinct().Order()];
        return starts.Skip(1).Concat(starts.SelectMany((start, index) =>
            Crossings(cutIndex, start, index + 1 < starts.Length ? starts[index + 1] : double.PositiveInfinity)));
    }

    /// <summary>Where, within a piece, a cut's line crosses another's, or any line the bound.</summary>
    private IEnumerable<double> Crossings(int cutIndex, double start, double end)
    {
        var step = double.IsFinite(end) ? (end - start) / 3 : present;
        var (first, second) = (at(start + step), at(start + 2 * step));
        var lines = Enumerable.Range(0, first.Cuts.Length)
            .Where(cut => first.Fits(cut))
            .Select(cut => (
                Cut: cut,
                Score: Line.Through(start + step, Score(first, cut), step, Score(second, cut)),
                Time: Line.Through(start + step, TotalMs(first, cut), step, TotalMs(second, cut))))
            .ToList();
        var taken = lines.Single(line => line.Cut == cutIndex);
        return lines
            .SelectMany(line => (double[])
            [
                line.Score.Crossing(taken.Score),
                line.Time.Crossing(taken.Time),
                line.Time.Crossing(new Line(target.LatencyBoundMs, 0)),
            ])
            .Where(place => double.IsFinite(place) && place >= start && place <= end)
            .Distinct();
    }

    private double Score(in PartitionProblem problem, int cutIndex)
    {
        var choice = PartitionSearch.Of(problem, target, cutIndex);
        return target.Score(choice.Predicted.TotalMs, target.NeedsEnergy ? choice.Energy!.Value.TotalMj : 0);
    }

    private double TotalMs(in PartitionProblem problem, int cutIndex) => problem.Predict(cutIndex, problem.PriceFor(target)).TotalMs;

    private readonly record struct Line(double AtZero, double Slope)
    {
        /// <summary>The line through a value at x and one at x + step.</summary>
        public static Line Through(double x, double first, double step, double second) =>
            new(first - x * (second - first) / step, (second - first) / step);

        /// <summary>Where two lines meet; not finite where they do not, or are the same.</summary>
        public double Crossing(Line other) => (other.AtZero - AtZero) / (Slope - other.Slope);
    }
}
