using System.Collections.Immutable;
using System.Globalization;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>Says in sentences what a decision was made from.</summary>
internal static class DecisionNotes
{
    /// <summary>What was asked.</summary>
    public static string Question(DecisionStudy study)
    {
        var link = study.Problem.Link;
        return string.Create(CultureInfo.InvariantCulture,
            $"{study.Network.Name} for {study.Target}: {link.UplinkMbps:0.######} Mbit/s up, {link.DownlinkMbps:0.######} Mbit/s down, {link.RttMs:0.###} ms round trip, K = {study.Problem.LoadFactor:0.###}.");
    }

    /// <summary>The devices, and what energy stands for.</summary>
    public static IEnumerable<string> Assumptions(DecisionStudy study)
    {
        yield return $"Edge: {Device(study.Edge)} Cloud: {Device(study.Cloud)}";
        ImmutableArray<string> guessed = [.. study.Edge.Guessed(study.Network).Union(study.Cloud.Guessed(study.Network))];
        if (guessed.Length > 0)
            yield return $"Predicted from FLOPs and bytes alone, for no layer of that kind was fitted: {string.Join(", ", guessed)}.";
        yield return AssumedCodec.Note(study.MaxError);
        yield return $"Energy: the edge's layers at the watts of neurosurgeon.power.watts, and sending by {study.Radio.Title}; {NotCounted(study.Problem.Energy!)}.";
    }

    private static string NotCounted(EnergyModel energy) => (energy.Receive == RadioPower.None, energy.IdleMw == 0) switch
    {
        (true, true) => "receiving and waiting are not counted",
        (true, false) => "receiving is not counted",
        (false, true) => "waiting is not counted",
        (false, false) => "receiving and waiting are counted too",
    };

    /// <summary>What is the matter with a cut that cannot be taken; null where nothing is.</summary>
    public static string? Obstacle(DecisionStudy study, int cutIndex) => study.Explanation.Candidates[cutIndex] switch
    {
        { Fits: false } => "too large for a message",
        { IsQuickEnough: false } => "too slow",
        _ => null,
    };

    private static string Device(PlannedDevice device)
    {
        var origin = device.Predictors.Origin;
        var slowdown = device.Slowdown == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {device.Slowdown:0.###} times as long");
        return string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(device.Predictors.Path)}, fitted on '{origin.Device}' with {ThreadCount.Of(origin.Threads)}{slowdown}.");
    }
}
