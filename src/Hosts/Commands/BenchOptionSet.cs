using System.Collections.Immutable;
using System.CommandLine;
using Neurosurgeon.Configuration;
using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Nodes;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Hosts.Commands;

/// <summary>The options of <c>bench partition</c> on what is measured.</summary>
internal sealed class BenchOptionSet
{
    private const string AllLinks = "3g,lte,wifi,100Mbps,1Gbps";
    private const string RadioLinks = "3g,lte,wifi";
    private const int DefaultRuns = 5;

    private readonly Option<ImmutableArray<string>> _models = List(
        "--models", "NAMES", "Networks, separated by commas. Without it: all of the zoo.", ModelZoo.Resolve);

    private readonly Option<ImmutableArray<BenchLink>> _links = List(
        "--networks", "NETWORKS", $"Links by name, or a rate with ethernet's round trip. Without it: {AllLinks}; with --target energy {RadioLinks}.", Link);

    private readonly Option<ImmutableArray<double>> _edgeSpeeds = List(
        "--edge-speed", "SHARES", "Shares of this machine's speed that the edge is left with. Without it: 1,0.25.", Speed);

    private readonly Option<Target?> _target = new("--target")
    {
        Description = "What the cut is chosen for: the time, or the edge's energy by the power model. Without it: latency.",
        HelpName = "latency|energy",
        CustomParser = result => NodeOptions.Refused(
            result, Target.Parse(result.Tokens[0].Value) is { } target && (target == Target.Latency || target == Target.Energy) ? target : null, "latency or energy here"),
    };

    private readonly Option<int?> _runs = new("--runs")
    {
        Description = $"How many times a cut is run that may be the best. Without it: {DefaultRuns}.",
        HelpName = "N",
        CustomParser = result => NodeOptions.Whole(result, 1, 1000),
    };

    private readonly Option<double?> _budget = NodeOptions.Quantity(
        "--budget", "TIME", "How long to go on, for example 10m: no cell is begun after it.", Quantities.PositiveDuration, "a time such as 90s, 10m or 1h");

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_models, _links, _edgeSpeeds, _target, _runs, _budget])
            command.Options.Add(option);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="CommandException">The energy is asked for of a link without a radio.</exception>
    public BenchPlan Plan(ParseResult parsed)
    {
        var target = parsed.GetValue(_target) ?? Target.Latency;
        return new(
            parsed.GetResult(_models) is null ? ModelZoo.Names : parsed.GetValue(_models),
            Links(parsed, target),
            parsed.GetResult(_edgeSpeeds) is null ? [1, 0.25] : parsed.GetValue(_edgeSpeeds),
            target,
            parsed.GetValue(_runs) ?? DefaultRuns,
            parsed.GetValue(_budget) is { } ms ? TimeSpan.FromMilliseconds(ms) : null);
    }

    private ImmutableArray<BenchLink> Links(ParseResult parsed, Target target)
    {
        if (parsed.GetResult(_links) is null)
            return [.. (target == Target.Latency ? AllLinks : RadioLinks).Split(',').Select(Link)];
        var links = parsed.GetValue(_links);
        if (target == Target.Latency)
            return links;
        return links.FirstOrDefault(link => link.Radio is null or RadioReader.None) is { } wired
            ? throw CommandException.BadInput($"--target energy counts what a radio takes to send: it goes with {RadioLinks}, not with {wired.Name}.")
            : links;
    }

    private static Option<ImmutableArray<T>> List<T>(string name, string form, string description, Func<string, T> read) => new(name)
    {
        Description = description,
        HelpName = form,
        CustomParser = result =>
        {
            try
            {
                return [.. result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries).Select(read).Distinct()];
            }
            catch (Exception error) when (error is CommandException or ModelException)
            {
                return NodeOptions.Refuse<ImmutableArray<T>>(result, error.Message);
            }
        },
    };

    private static BenchLink Link(string text) => LinkText.Read(text) is { Trace.Steps: [var only] } link
        ? new BenchLink(link.Text, only.Conditions, link.Radio)
        : throw CommandException.BadInput($"--networks takes links that do not change; {text} is a trace.");

    private static double Speed(string text) => Quantities.Share(text)
        ?? throw CommandException.BadInput($"--edge-speed takes shares above 0 and up to 1, separated by commas, such as 1,0.25, not '{text}'.");
}
