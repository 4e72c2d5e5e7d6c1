using System.CommandLine;
using Neurosurgeon.Configuration;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Hosts.Commands;

/// <summary>The options on what makes one plan better than another, which <c>plan</c>, <c>edge</c> and <c>demo</c> share.</summary>
internal sealed class TargetOptionSet
{
    private readonly Option<Target?> _target = new("--target")
    {
        Description = "What is wanted: latency, energy, or the least of both, weighed: MS a millisecond and MJ a millijoule. Without it: latency.",
        HelpName = "latency|energy|weighted:MS,MJ",
        CustomParser = result => NodeOptions.Refused(
            result, Target.Parse(result.Tokens[0].Value), Target.Form),
    };

    private readonly Option<double?> _within = NodeOptions.Quantity(
        "--within", "TIME", "The least energy of what takes at most this long, such as 100ms.", Quantities.PositiveDuration, "a time above 0 such as 100ms");

    private readonly Option<string?> _radio = new("--radio")
    {
        Description = "What the edge sends with, which decides what power that takes. Without it: that of --network, else as configured, lte.",
        HelpName = string.Join('|', RadioReader.Names),
        CustomParser = result => NodeOptions.Refused(
            result, RadioReader.Names.Contains(result.Tokens[0].Value) ? result.Tokens[0].Value : null, string.Join(", ", RadioReader.Names)),
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_target, _within, _radio];

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_within) is not null && result.GetResult(_target) is { Implicit: false } && result.GetValue(_target) is { } target && target != Target.Energy)
                result.AddError("--within bounds the time of the least energy: it goes with --target energy alone.");
        });
    }

    /// <summary>What is wanted.</summary>
    public Target TargetOf(ParseResult parsed) =>
        parsed.GetValue(_within) is { } ms ? Target.LeastEnergyWithin(ms) : parsed.GetValue(_target) ?? Target.Latency;

    /// <summary>What was said as settings, which win over the configuration; empty where that decides.</summary>
    public string Setting(ParseResult parsed) => parsed.GetValue(_radio) is { } radio ? RadioReader.Setting(radio) : "";
}
