namespace Neurosurgeon.Models.Building;

/// <summary>What follows a layer with weights: how large they have to be for a signal to pass both undiminished.</summary>
internal enum Nonlinearity
{
    /// <summary>Nothing, or nothing that changes magnitudes.</summary>
    None,

    /// <summary>ReLU or ReLU6.</summary>
    Rectifier,

    /// <summary>The logistic function.</summary>
    Sigmoid,

    /// <summary>Clipping to −1 … 1.</summary>
    HardTanh,
}

/// <summary>The size of weights.</summary>
internal static class Nonlinearities
{
    /// <summary>The square of the half width of uniformly distributed weights, times the number of inputs.</summary>
    public static double Gain(this Nonlinearity next) => next switch
    {
        // Variance 1 of a uniform distribution; twice that makes up for the half that a ReLU takes.
        Nonlinearity.None => 3,
        Nonlinearity.Rectifier => 6,

        // Its slope is a quarter at most: Glorot and Bengio (2010) take weights four times as large.
        Nonlinearity.Sigmoid => 48,

        // Inputs in −1 … 1 have variance ⅓: with three times that a part of them is clipped.
        Nonlinearity.HardTanh => 9,
        _ => throw new ArgumentOutOfRangeException(nameof(next), next, "It has no gain."),
    };
}
