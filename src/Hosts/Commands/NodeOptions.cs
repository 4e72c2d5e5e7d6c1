using System.CommandLine;
using System.CommandLine.Parsing;
using Neurosurgeon.Configuration;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Hosts.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class NodeOptions
{
    public const int DefaultPort = 9999;

    public static Option<string> Ip(string description) => new("--ip", "-i")
    {
        Description = description,
        DefaultValueFactory = _ => "127.0.0.1",
    };

    public static Option<int> Port(string description, int least) => new("--port", "-p")
    {
        Description = description,
        DefaultValueFactory = _ => DefaultPort,
        CustomParser = result => Whole(result, least, ushort.MaxValue),
    };

    public static Option<Device> DeviceOption() => new("--device", "-d")
    {
        Description = "What to compute on. Without it: cpu.",
        HelpName = "cpu|cuda",
        CustomParser = result => result.Tokens[0].Value switch
        {
            "cpu" => Device.Cpu,
            "cuda" => Device.Cuda,
            var other => Refuse<Device>(result, $"-d takes cpu or cuda, not '{other}'."),
        },
    };

    public static Option<EngineKind?> Engine() => new("--engine")
    {
        Description = "What computes. Without it: as configured.",
        HelpName = string.Join('|', EngineNames.All),
        CustomParser = result => EngineNames.TryParse(result.Tokens[0].Value, out var engine)
            ? engine
            : Refuse<EngineKind?>(result, $"--engine takes {string.Join(" or ", EngineNames.All)}, not '{result.Tokens[0].Value}'."),
    };

    public static Option<PredictorUse?> Predictor() => new("--predictor")
    {
        Description = "Where the layers' times come from: fitted predictors, or measured at a network's first use. Without it: as configured.",
        HelpName = "fitted|measured",
        CustomParser = result => result.Tokens[0].Value switch
        {
            "fitted" => PredictorUse.Fitted,
            "measured" => PredictorUse.Measured,
            var other => Refuse<PredictorUse?>(result, $"--predictor takes fitted or measured, not '{other}'."),
        },
    };

    public static Option<FileInfo?> Config() => new("--config")
    {
        Description = "The configuration, a HOCON file. Without it: config/cloud.hocon or config/edge.hocon, where there is one.",
    };

    /// <summary>For a node that another process has started: it ends with its parent, whose end closes the pipe.</summary>
    public static Option<bool> EndWithStandardInput() => new("--end-with-stdin")
    {
        Description = "End when standard input is closed.",
        Hidden = true,
    };

    public static Option<double?> MaxError() => new("--max-error")
    {
        Description = "Encodings with loss may change a network's output by up to this share of its largest magnitude, such as 0.01. Without it: none is used.",
        HelpName = "E",
        CustomParser = result => Quantities.Number(result.Tokens[0].Value) is { } error and > 0 and <= 1
            ? error
            : Refuse<double?>(result, $"--max-error takes a number above 0 and up to 1 such as 0.01, not '{result.Tokens[0].Value}'."),
    };

    public static int Whole(ArgumentResult result, int least, int most) =>
        int.TryParse(result.Tokens[0].Value, out var value) && value >= least && value <= most
            ? value
            : Refuse<int>(result, $"{((OptionResult)result.Parent!).IdentifierToken?.Value} takes a whole number from {least} to {most}, not '{result.Tokens[0].Value}'.");

    /// <summary>An option that takes a number with its unit.</summary>
    /// <param name="name">The option.</param>
    /// <param name="form">What it takes, in a word.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="parse">Gives the number; null where the text is none.</param>
    /// <param name="right">What would be right.</param>
    /// <param name="required">Whether it must be there.</param>
    public static Option<double?> Quantity(string name, string form, string description, Func<string, double?> parse, string right, bool required = false) => new(name)
    {
        Description = description,
        HelpName = form,
        Required = required,
        CustomParser = result => Refused(result, parse(result.Tokens[0].Value), right),
    };

    /// <summary>The value of an option, which is refused where it is null.</summary>
    public static T? Refused<T>(ArgumentResult result, T? value, string right)
    {
        if (value is null)
            result.AddError($"{((OptionResult)result.Parent!).IdentifierToken?.Value} takes {right}, not '{result.Tokens[0].Value}'.");
        return value;
    }

    /// <summary>Refuses an option's value with a sentence of its own.</summary>
    public static T Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }
}
