using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>Refuses problems of which no plan may be made, with a sentence.</summary>
internal static class ProblemCheck
{
    /// <exception cref="ArgumentException">Costs are missing or of another network, or a rate, time or factor cannot be.</exception>
    public static void Refuse(in PartitionProblem problem, Target target)
    {
        if (problem.Cuts.IsDefaultOrEmpty)
            throw new ArgumentException("There is no cut to consider; a network has one more than layers.", nameof(problem));

        if (problem.Edge is null || problem.Cloud is null || problem.Link is null)
            throw new ArgumentException("The costs of the edge, those of the cloud and the link are all needed, and one is missing.", nameof(problem));
        RefuseUnlessComplete(problem, problem.Edge.LayerCount, "edge's costs");
        RefuseUnlessComplete(problem, problem.Cloud.LayerCount, "cloud's costs");

        RefuseUnlessPositive(problem.Link.UplinkMbps, "uplink", "Mbit/s");
        RefuseUnlessPositive(problem.Link.DownlinkMbps, "downlink", "Mbit/s");
        RefuseUnlessPositive(problem.Codec.EncodeBytesPerMs, "speed of encoding", "bytes a millisecond");
        RefuseUnlessPositive(problem.Codec.DecodeBytesPerMs, "speed of decoding", "bytes a millisecond");
        RefuseUnlessPositive(problem.EdgeCorrection.Factor, "factor that corrects the edge's times", "times its prediction");
        if (!double.IsFinite(problem.Link.RttMs) || problem.Link.RttMs < 0)
            throw new ArgumentException($"The round trip is {problem.Link.RttMs} ms; it is finite and not negative.", nameof(problem));
        if (!double.IsFinite(problem.LoadFactor) || problem.LoadFactor < 1)
            throw new ArgumentException($"The cloud's load factor K is {problem.LoadFactor}; it is finite and at least 1.", nameof(problem));
        if (!double.IsFinite(problem.QueueMs) || problem.QueueMs < 0)
            throw new ArgumentException($"A suffix is expected to wait {problem.QueueMs} ms; a wait is finite and not negative.", nameof(problem));
        if (problem.OutputBytes < 0)
            throw new ArgumentException($"The network's output has {problem.OutputBytes} bytes; a size is 0 or more.", nameof(problem));

        if (problem.Energy is { } energy)
            Refuse(problem, energy);
        else if (target.NeedsEnergy)
            throw new ArgumentException("Energy is the target, but what takes how much of it is not known.", nameof(problem));
    }

    private static void Refuse(in PartitionProblem problem, EnergyModel energy)
    {
        RefuseUnlessComplete(problem, energy.Edge.LayerCount, "edge's energies");
        RefuseUnlessPower(energy.Transmit, "sending");
        RefuseUnlessPower(energy.Receive, "receiving");
        RefuseUnlessPower(new RadioPower(0, energy.IdleMw), "waiting");
    }

    private static void RefuseUnlessPower(RadioPower power, string what)
    {
        if (!double.IsFinite(power.MwPerMbps) || !double.IsFinite(power.BaseMw) || power.MwPerMbps < 0 || power.BaseMw < 0)
        {
            throw new ArgumentException(
                $"The power of {what} is {power.BaseMw} mW and {power.MwPerMbps} mW for each Mbit/s; powers are finite and not negative.");
        }
    }

    private static void RefuseUnlessComplete(in PartitionProblem problem, int count, string what)
    {
        var layers = problem.Cuts.Length - 1;
        if (count == layers)
            return;

        var without = count < layers ? $": '{problem.Cuts[count + 1].After}' is the first without" : "";
        throw new ArgumentException($"The network has {layers} layers, but the {what} are of {count}{without}.", nameof(problem));
    }

    private static void RefuseUnlessPositive(double value, string what, string unit)
    {
        if (!double.IsFinite(value) || value <= 0)
            throw new ArgumentException($"The {what} is {value} {unit}; it is finite and more than 0.");
    }
}
