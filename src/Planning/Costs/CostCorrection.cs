namespace Neurosurgeon.Planning.Costs;

/// <summary>
/// How much slower or quicker a device is than its predictor says, learned from executions: the factor to multiply predictions by.
/// </summary>
/// <param name="Factor">1 where the predictor is right; 2 where the device takes twice as long.</param>
public readonly record struct CostCorrection(double Factor)
{
    // One execution that was disturbed must not turn the next plan over; ten that agree must.
    private const double Weight = 0.2;
    private const double LargestStep = 1.5;

    // Under load it is the load that makes an execution slow; only one that lasts is a mistake of the predictor.
    private const double WeightUnderLoad = 0.02;
    private const double NoLoad = 1.1;

    private const double Smallest = 0.1;
    private const double Largest = 10;

    /// <summary>The correction before anything was executed.</summary>
    public static CostCorrection None => new(1);

    /// <summary>Takes in one execution.</summary>
    /// <param name="measuredMs">The time that it took, in milliseconds.</param>
    /// <param name="uncorrectedMs">What the predictor alone says of it, in milliseconds; nothing is learned where this is 0.</param>
    /// <param name="loadFactor">By how much other work slows the device beyond this correction; 1 where it does not.</param>
    public CostCorrection With(double measuredMs, double uncorrectedMs, double loadFactor = 1)
    {
        if (!(uncorrectedMs > 0) || !double.IsFinite(measuredMs) || measuredMs < 0)
            return this;

        var observed = Math.Clamp(measuredMs / uncorrectedMs, Smallest, Math.Min(Largest, LargestStep * Factor));
        var weight = loadFactor > NoLoad ? WeightUnderLoad : Weight;
        return new CostCorrection(Ewma.Follow(Factor, observed, weight));
    }

    /// <summary>The same device while other work slows it by so much.</summary>
    public CostCorrection Under(double loadFactor) => new(Factor * loadFactor);
}
