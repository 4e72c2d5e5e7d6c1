using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Explanation;

/// <summary>
/// Finds where the decision turns over as one quantity changes in which every cut's time and energy are linear. What is
/// taken can change only where the present cut's line crosses another's, or where a line crosses the target's bound; so
/// the decision is made anew between each two such places, and the nearest is returned behind which it differs.
/// </summary>
/// <param name="at">The problem at a value of the quantity.</param>
/// <param name="target">What is wanted.</param>
/// <param name="present">The quantity's present value; more than 0.</param>
/// <param name="least">What the quantity cannot go below.</param>
internal sealed class FlipSearch(Func<double, PartitionProblem> at, Target target, double present, double least)
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
        var (from, to) = (at(present), at(2 * present));
        var lines = Enumerable.Range(0, from.Cuts.Length)
            .Where(cut => from.Fits(cut))
            .Select(cut => (
                Cut: cut,
                Score: Line.Through(present, Score(from, cut), Score(to, cut)),
                Time: Line.Through(present, from.Predict(cut).TotalMs, to.Predict(cut).TotalMs)))
            .ToList();
        var taken = lines.Single(line => line.Cut == cutIndex);
        return lines
            .SelectMany(line => (double[])
            [
                line.Score.Crossing(taken.Score),
                line.Time.Crossing(taken.Time),
                line.Time.Crossing(new Line(target.LatencyBoundMs, 0)),
            ])
            .Where(double.IsFinite)
            .Distinct();
    }

    private double Score(in PartitionProblem problem, int cutIndex) => target.Score(
        problem.Predict(cutIndex).TotalMs, target.NeedsEnergy ? problem.PredictEnergy(cutIndex)!.Value.TotalMj : 0);

    private readonly record struct Line(double AtZero, double Slope)
    {
        /// <summary>The line through a value at x and one at 2x.</summary>
        public static Line Through(double x, double first, double second) => new(2 * first - second, (second - first) / x);

        /// <summary>Where two lines meet; not finite where they do not, or are the same.</summary>
        public double Crossing(Line other) => (other.AtZero - AtZero) / (Slope - other.Slope);
    }
}
