using MathNet.Numerics.LinearAlgebra;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>
/// Least squares in which no coefficient is negative, by active sets (C. L. Lawson, R. J. Hanson: Solving Least Squares
/// Problems, chapter 23) on the normal equations, which are small here.
/// </summary>
internal static class NonNegativeLeastSquares
{
    private const double Tolerance = 1e-9;

    /// <summary>Added to the diagonal, relative to it: columns may be multiples of one another.</summary>
    private const double Ridge = 1e-8;

    /// <param name="rows">The design, a row an observation.</param>
    /// <param name="values">What is to be explained.</param>
    /// <returns>A coefficient a column, each at least 0.</returns>
    public static double[] Solve(Matrix<double> rows, Vector<double> values)
    {
        // Columns of equal length, so that one tolerance fits all.
        double[] scale = [.. rows.ColumnNorms(2).Select(norm => norm > 0 ? 1 / norm : 0)];
        Matrix<double> scaled = rows * Matrix<double>.Build.DenseOfDiagonalArray(scale);
        Matrix<double> gram = scaled.TransposeThisAndMultiply(scaled) + Ridge * Matrix<double>.Build.DenseIdentity(rows.ColumnCount);
        Vector<double> target = scaled.TransposeThisAndMultiply(values);

        var solution = Vector<double>.Build.Dense(rows.ColumnCount);
        var free = new List<int>();
        double least = Tolerance * (1 + target.AbsoluteMaximum());
        for (int round = 0; round < 3 * rows.ColumnCount; round++)
        {
            Vector<double> gradient = target - gram * solution;
            int best = Enumerable.Range(0, rows.ColumnCount).Except(free).DefaultIfEmpty(-1).MaxBy(column => column < 0 ? 0 : gradient[column]);
            if (best < 0 || gradient[best] <= least)
                break;
            free.Add(best);
            solution = StepWithin(gram, target, solution, free);
        }

        return [.. solution.Select((value, column) => value * scale[column])];
    }

    /// <summary>To the optimum over the free columns; those that it would make negative are let go on the way.</summary>
    private static Vector<double> StepWithin(Matrix<double> gram, Vector<double> target, Vector<double> from, List<int> free)
    {
        while (true)
        {
            Vector<double> goal = Optimum(gram, target, free);
            int[] negative = [.. free.Where(column => goal[column] <= 0)];
            if (negative.Length == 0)
                return goal;
            double share = negative.Min(column => from[column] / (from[column] - goal[column]));
            from += (double.IsFinite(share) ? share : 0) * (goal - from);
            int[] gone = [.. negative.Where(column => from[column] <= Tolerance)];
            free.RemoveAll(gone.Contains);
            foreach (int column in gone)
                from[column] = 0;
        }
    }

    private static Vector<double> Optimum(Matrix<double> gram, Vector<double> target, List<int> free)
    {
        Matrix<double> part = Matrix<double>.Build.Dense(free.Count, free.Count, (row, column) => gram[free[row], free[column]]);
        Vector<double> solved = part.Cholesky().Solve(Vector<double>.Build.Dense(free.Count, row => target[free[row]]));
        var whole = Vector<double>.Build.Dense(target.Count);
        for (int row = 0; row < free.Count; row++)
            whole[free[row]] = solved[row];
        return whole;
    }
}
