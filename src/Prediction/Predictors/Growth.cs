namespace Neurosurgeon.Prediction.Predictors;

/// <summary>How the trend of one configuration grows with the positions it is computed at: constant + b·√n + c·n + d·nᵉ.</summary>
internal readonly struct Growth
{
    private readonly double _constant;
    private readonly double _root;
    private readonly double _proportional;
    private readonly double _power;
    private readonly double _exponent;

    /// <summary>A sum of a constant, a root and a proportional part.</summary>
    public Growth(double constant, double root, double proportional)
    {
        _constant = constant;
        _root = root;
        _proportional = proportional;
    }

    private Growth(double constant, (double Factor, double Exponent) power)
    {
        _constant = constant;
        (_power, _exponent) = power;
    }

    /// <summary>A constant and a power.</summary>
    public static Growth Power(double constant, double factor, double exponent) => new(constant, (factor, exponent));

    /// <summary>Milliseconds at a number of positions.</summary>
    public double At(double positions) =>
        _constant + _root * Math.Sqrt(positions) + _proportional * positions
        + (_power == 0 ? 0 : _power * Math.Pow(positions, _exponent));
}
