using Neurosurgeon.Prediction.Features;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>How a trend is put together of its terms; the two forms of §4.1 of the paper.</summary>
internal enum TrendForm
{
    /// <summary>A sum of terms, each with a coefficient.</summary>
    Linear,

    /// <summary>A product of powers of terms: linear in the logarithms.</summary>
    Logarithmic,
}

/// <summary>
/// The trend of a kind's latency over its work. No coefficient is negative, apart from the logarithmic constant, so the
/// trend is positive and never falls when any term grows.
/// </summary>
/// <param name="Form">The form.</param>
/// <param name="Coefficients">One for each of <see cref="WorkTerms"/>: factors, or exponents after the logarithm of a factor.</param>
internal sealed record Trend(TrendForm Form, double[] Coefficients)
{
    /// <summary>The smallest trend: no layer takes less than a nanosecond.</summary>
    private const double LeastMs = 1e-6;

    /// <summary>The trend at other numbers of positions is found from what it is at one.</summary>
    public Growth At(in WorkFeatures work)
    {
        Span<double> terms = stackalloc double[WorkTerms.Count];
        WorkTerms.Write(work, 1, terms);
        return Form == TrendForm.Linear ? Sum(terms) : Product(terms);
    }

    private Growth Sum(ReadOnlySpan<double> terms)
    {
        double constant = LeastMs, root = 0, proportional = 0;
        for (int term = 0; term < terms.Length; term++)
        {
            double part = Coefficients[term] * terms[term];
            switch (WorkTerms.PositionExponents[term])
            {
                case 0: constant += part; break;
                case 1: proportional += part; break;
                default: root += part; break;
            }
        }

        return new Growth(constant, root, proportional);
    }

    private Growth Product(ReadOnlySpan<double> terms)
    {
        double logarithm = Coefficients[0], exponent = 0;
        for (int term = 1; term < terms.Length; term++)
        {
            if (Coefficients[term] == 0)
                continue;
            logarithm += Coefficients[term] * Math.Log(Math.Max(1, terms[term]));
            exponent += Coefficients[term] * WorkTerms.PositionExponents[term];
        }

        return Growth.Power(LeastMs, Math.Exp(logarithm), exponent);
    }
}
