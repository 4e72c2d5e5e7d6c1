using System.CommandLine;
using System.CommandLine.Parsing;
using Neurosurgeon.Configuration;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Commands;

/// <summary>The options on how tasks are run, which <c>edge</c> and <c>demo</c> share.</summary>
internal sealed class RunOptionSet
{
    public Option<FileInfo?> Tasks { get; } = new("--tasks") { Description = "A task list: a line a task, MODEL [COUNT]; # starts a comment." };

    public Option<int?> Cut { get; } = new("--cut")
    {
        Description = "Cut every network here instead of at the best place: 0 is cloud-only, the number of layers is edge-only.",
        CustomParser = result => NodeOptions.Whole(result, 0, int.MaxValue),
    };

    public Option<bool> Verify { get; } = new("--verify") { Description = "Run the whole network on the edge as well, and compare." };

    public Option<bool> FailOnNaN { get; } = new("--fail-on-nan") { Description = "Fail a task whose output is not a number (NaN), instead of remarking upon it." };

    public Option<double?> MaxError { get; } = NodeOptions.MaxError();

    public Option<FileInfo?> Input { get; } = new("--input") { Description = "The input, a NumPy file of float32; random without it." };

    public Option<FileInfo?> SaveOutput { get; } = new("--save-output") { Description = "Keep the output in a NumPy file; with a task list, in one a task (NAME.ID.npy)." };

    public Option<int> Seed { get; } = new("--seed") { Description = "The random input's seed; task n takes seed + n - 1.", DefaultValueFactory = _ => 1 };

    public Option<LinkText?> Network { get; } = LinkOption();

    public Option<double?> EdgeSpeed { get; } = NodeOptions.Quantity(
        "--edge-speed", "SHARE", "Emulate a weaker edge: the share of its speed that it is left with, such as 0.25.", Quantities.Share, "a share above 0 and up to 1 such as 0.25");

    public Option<bool> Json { get; } = new("--json") { Description = "Write an object a line instead of a table." };

    public TargetOptionSet Target { get; } = new();

    public void AddTo(Command command)
    {
        foreach (var option in Own)
            command.Options.Add(option);
        Target.AddTo(command);
    }

    /// <summary>What was said as settings, which win over the configuration. A network of which the radio is known says it too.</summary>
    public string Setting(ParseResult parsed) =>
        Target.Setting(parsed) is { Length: > 0 } said ? said
        : parsed.GetValue(Network)?.Radio is { } radio ? RadioReader.Setting(radio)
        : "";

    /// <summary>Which link to emulate.</summary>
    public static Option<LinkText?> LinkOption() => new("--network")
    {
        Description = "Emulate the link to the cloud: 3g, lte, wifi, ethernet, UPLINK[,RTT[,DOWNLINK]] such as 5.85Mbps,40ms, or a trace's CSV file.",
        HelpName = "NETWORK",
        CustomParser = result =>
        {
            try
            {
                return LinkText.Read(result.Tokens[0].Value);
            }
            catch (CommandException error)
            {
                result.AddError(error.Message);
                return null;
            }
        },
    };

    /// <summary>The options as they were typed, for another process.</summary>
    public IEnumerable<string> Forward(ParseResult parsed)
    {
        foreach (var option in Own.Concat(Target.All))
        {
            if (parsed.GetResult(option) is not OptionResult { Implicit: false } result)
                continue;

            yield return option.Name;
            foreach (var token in result.Tokens)
                yield return token.Value;
        }
    }

    private IEnumerable<Option> Own => [Tasks, Cut, MaxError, Verify, FailOnNaN, Input, SaveOutput, Seed, Network, EdgeSpeed, Json];
}
