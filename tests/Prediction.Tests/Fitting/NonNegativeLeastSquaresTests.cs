using MathNet.Numerics.LinearAlgebra;
using Neurosurgeon.Prediction.Fitting;

namespace Neurosurgeon.Prediction.Tests.Fitting;

public sealed class NonNegativeLeastSquaresTests
{
    [Fact]
    public void Coefficients_that_are_positive_are_found()
    {
        Matrix<double> rows = Random(60, 4, 1);
        double[] found = NonNegativeLeastSquares.Solve(rows, rows * Vector<double>.Build.Dense([3, 0, 0.5, 1000]));
        Assert.Equal([3, 0, 0.5, 1000], found.Select(value => Math.Round(value, 3)));
    }

    [Fact]
    public void No_coefficient_is_negative_and_none_alone_can_be_bettered()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            Matrix<double> rows = Random(30, 6, seed);
            Vector<double> values = rows * Random(6, 1, seed + 100).Column(0).Subtract(0.5);
            double[] found = NonNegativeLeastSquares.Solve(rows, values);
            Assert.All(found, value => Assert.True(value >= 0));

            // The conditions of Karush, Kuhn and Tucker.
            Vector<double> gradient = rows.TransposeThisAndMultiply(values - rows * Vector<double>.Build.Dense(found));
            Assert.All(found.Zip(gradient), pair => Assert.InRange(pair.Second, pair.First > 0 ? -1e-4 : double.NegativeInfinity, 1e-4));
        }
    }

    [Fact]
    public void Columns_that_are_multiples_or_empty_do_no_harm()
    {
        Matrix<double> one = Random(20, 1, 1);
        Matrix<double> rows = one.Append(one * 2).Append(Matrix<double>.Build.Dense(20, 1));
        double[] found = NonNegativeLeastSquares.Solve(rows, one.Column(0) * 6);
        Assert.Equal(6, found[0] + 2 * found[1], 4);
        Assert.Equal(0, found[2]);
    }

    private static Matrix<double> Random(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return Matrix<double>.Build.Dense(rows, columns, (_, _) => random.NextDouble());
    }
}
