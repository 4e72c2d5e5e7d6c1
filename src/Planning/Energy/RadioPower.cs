namespace Neurosurgeon.Planning.Energy;

/// <summary>
/// The power that a radio takes while it sends or receives: a base, and a part that grows with the rate, as measured by
/// Huang et al., "A Close Examination of Performance and Power Characteristics of 4G LTE Networks", MobiSys 2012.
/// </summary>
/// <param name="MwPerMbps">Milliwatts for each Mbit/s; finite and not negative.</param>
/// <param name="BaseMw">Milliwatts at any rate; finite and not negative.</param>
public readonly record struct RadioPower(double MwPerMbps, double BaseMw)
{
    /// <summary>Nothing: a wired link, or a part of the energy that is not counted.</summary>
    public static RadioPower None => default;

    /// <summary>The power at a rate, in milliwatts.</summary>
    /// <param name="rateMbps">The rate in Mbit/s.</param>
    public double AtMw(double rateMbps) => MwPerMbps * rateMbps + BaseMw;
}
