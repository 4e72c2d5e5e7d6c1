using System.CommandLine;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Hosts.Commands;

/// <summary>The options of <c>plan</c> on what decides.</summary>
internal sealed class PlanOptionSet
{
    private readonly Option<double?> _uplink = NodeOptions.Quantity("--uplink", "RATE", "The rate from edge to cloud, such as 5.85Mbps.", Quantities.Rate, Quantities.RateForm, required: true);
    private readonly Option<double?> _downlink = NodeOptions.Quantity("--downlink", "RATE", "The rate from cloud to edge. Without it: that of the uplink.", Quantities.Rate, Quantities.RateForm);
    private readonly Option<double?> _rtt = NodeOptions.Quantity("--rtt", "TIME", "The round trip, such as 40ms.", Quantities.Duration, Quantities.TimeForm, required: true);
    private readonly Option<double?> _load = NodeOptions.Quantity("--load", "K", "The cloud's load factor K: how many times as long it takes as when it is idle. Without it: 1.", text => InRange(text, 1, 1e6), "a number from 1 to 1,000,000 such as 1.5");
    private readonly Option<double?> _slowdown = NodeOptions.Quantity("--edge-slowdown", "N", "How many times as long the edge takes as its predictors say. Without it: 1.", text => InRange(text, 1e-3, 1e6), "a number from 0.001 to 1,000,000 such as 4");
    private readonly TargetOptionSet _target = new();

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_uplink, _downlink, _rtt, _load, _slowdown])
            command.Options.Add(option);
        _target.AddTo(command);
    }

    /// <summary>The link that was described.</summary>
    public LinkEstimate Link(ParseResult parsed)
    {
        var uplink = parsed.GetValue(_uplink)!.Value;
        return new LinkEstimate(uplink, parsed.GetValue(_downlink) ?? uplink, parsed.GetValue(_rtt)!.Value, TimeProvider.System.GetUtcNow());
    }

    /// <summary>K, 1 or more.</summary>
    public double LoadFactor(ParseResult parsed) => parsed.GetValue(_load) ?? 1;

    /// <summary>How many times as long the edge takes.</summary>
    public double EdgeSlowdown(ParseResult parsed) => parsed.GetValue(_slowdown) ?? 1;

    /// <summary>What is wanted.</summary>
    public Target TargetOf(ParseResult parsed) => _target.TargetOf(parsed);

    /// <summary>What was said as settings, which win over the configuration.</summary>
    public string Setting(ParseResult parsed) => _target.Setting(parsed);

    private static double? InRange(string text, double least, double most) =>
        Quantities.Number(text) is { } number && number >= least && number <= most ? number : null;
}
