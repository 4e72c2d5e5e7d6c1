using System.CommandLine;
using System.CommandLine.Parsing;
using Neurosurgeon.Hosts.Decision;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Hosts.Commands;

/// <summary>The options of <c>plan</c> on what decides.</summary>
internal sealed class PlanOptionSet
{
    private const string TargetForm = "latency, energy or weighted:MS,MJ, what a millisecond and a millijoule cost, such as weighted:1,0.5";

    private readonly Option<double?> _uplink = Quantity("--uplink", "RATE", "The rate from edge to cloud, such as 5.85Mbps.", Quantities.Rate, Quantities.RateForm, required: true);
    private readonly Option<double?> _downlink = Quantity("--downlink", "RATE", "The rate from cloud to edge. Without it: that of the uplink.", Quantities.Rate, Quantities.RateForm);
    private readonly Option<double?> _rtt = Quantity("--rtt", "TIME", "The round trip, such as 40ms.", Quantities.Duration, Quantities.TimeForm, required: true);
    private readonly Option<double?> _load = Quantity("--load", "K", "The cloud's load factor K: how many times as long it takes as when it is idle. Without it: 1.", text => InRange(text, 1, 1e6), "a number from 1 to 1,000,000 such as 1.5");
    private readonly Option<double?> _slowdown = Quantity("--edge-slowdown", "N", "How many times as long the edge takes as its predictors say. Without it: 1.", text => InRange(text, 1e-3, 1e6), "a number from 0.001 to 1,000,000 such as 4");
    private readonly Option<double?> _within = Quantity("--within", "TIME", "The least energy of the cuts that take at most this long, such as 100ms.", text => Quantities.Duration(text) is > 0 and var ms ? ms : null, "a time above 0 such as 100ms");
    private readonly Option<Target?> _target = new("--target")
    {
        Description = "What is wanted: latency, energy, or the least of both, weighed: MS a millisecond and MJ a millijoule. Without it: latency.",
        HelpName = "latency|energy|weighted:MS,MJ",
        CustomParser = result => Refused(result, TargetText.Parse(result.Tokens[0].Value), TargetForm),
    };

    private readonly Option<Radio?> _radio = new("--radio")
    {
        Description = $"What the edge sends with, which decides what power that takes. Without it: {Radio.Default.Name}.",
        HelpName = string.Join('|', Radio.All.Select(radio => radio.Name)),
        CustomParser = result => Refused(
            result, Radio.Named(result.Tokens[0].Value), string.Join(", ", Radio.All.Select(radio => radio.Name))),
    };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_uplink, _downlink, _rtt, _load, _target, _within, _radio, _slowdown])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_within) is not null && result.GetResult(_target) is { Implicit: false } && result.GetValue(_target) is { } target && target != Target.Energy)
                result.AddError("--within bounds the time of the least energy: it goes with --target energy alone.");
        });
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

    /// <summary>What the edge sends with.</summary>
    public Radio RadioOf(ParseResult parsed) => parsed.GetValue(_radio) ?? Radio.Default;

    /// <summary>What is wanted.</summary>
    public Target TargetOf(ParseResult parsed) =>
        parsed.GetValue(_within) is { } ms ? Target.LeastEnergyWithin(ms) : parsed.GetValue(_target) ?? Target.Latency;

    private static Option<double?> Quantity(string name, string form, string description, Func<string, double?> parse, string right, bool required = false) => new(name)
    {
        Description = description,
        HelpName = form,
        Required = required,
        CustomParser = result => Refused(result, parse(result.Tokens[0].Value), right),
    };

    private static T? Refused<T>(ArgumentResult result, T? value, string right)
    {
        if (value is null)
            result.AddError($"{((OptionResult)result.Parent!).IdentifierToken?.Value} takes {right}, not '{result.Tokens[0].Value}'.");
        return value;
    }

    private static double? InRange(string text, double least, double most) =>
        Quantities.Number(text) is { } number && number >= least && number <= most ? number : null;
}
