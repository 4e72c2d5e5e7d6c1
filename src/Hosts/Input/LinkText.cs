using System.Globalization;
using Neurosurgeon.Configuration;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Input;

/// <summary>What <c>--network</c> takes: a network's name, <c>UPLINK[,RTT[,DOWNLINK]]</c>, or a trace's file.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Trace">The link's conditions.</param>
internal sealed record LinkText(string Text, LinkTrace Trace)
{
    private const string TraceExtension = ".csv";
    private const string Wired = "ethernet";

    /// <summary>What an edge in this network sends with, one of <see cref="RadioReader.Names"/>; null where that is not known.</summary>
    public string? Radio =>
        Text.Equals(Wired, StringComparison.OrdinalIgnoreCase) ? RadioReader.None
        : RadioReader.Names.FirstOrDefault(name => name.Equals(Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a value.</summary>
    /// <exception cref="CommandException">It is none of the three, or the file is wrong.</exception>
    public static LinkText Read(string text)
    {
        if (LinkPresets.Find(text) is { } preset)
            return new LinkText(text, LinkTrace.Constant(preset));
        if (text.EndsWith(TraceExtension, StringComparison.OrdinalIgnoreCase))
            return new LinkText(text, LinkTraceFile.Read(text));
        return text.Split(',') is { Length: 1 or 2 or 3 } parts && (parts.Length > 1 || Quantities.Rate(text) is not null)
            ? new LinkText(text, LinkTrace.Constant(Conditions(text, parts)))
            : throw CommandException.BadInput(
                $"--network takes {string.Join(", ", LinkPresets.Names)}, an uplink and a round trip such as 5.85Mbps,40ms, a rate with ethernet's round trip such as 1Gbps, or a trace's file ({TraceExtension}), not '{text}'.");
    }

    /// <summary>The link in words.</summary>
    public override string ToString() => Trace.Steps is [var only]
        ? only.Conditions.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"the {Trace.Steps.Length} rows of {Text}, {Trace.Steps[^1].FromMs / 1000:0.#} s from the first to the last");

    private static LinkConditions Conditions(string text, string[] parts)
    {
        var uplinkMbps = Rate(text, parts[0]);
        var rttMs = parts.Length == 1 ? LinkPresets.EthernetRttMs : Quantities.Duration(parts[1])
            ?? throw CommandException.BadInput($"--network {text}: the round trip is {Quantities.TimeForm}, not '{parts[1]}'.");
        var downlinkMbps = parts.Length == 3 ? Rate(text, parts[2]) : uplinkMbps;
        return LinkConditions.ProblemOf(uplinkMbps, downlinkMbps, rttMs) is { } problem
            ? throw CommandException.BadInput($"--network {text}: a link is impossible: {problem}")
            : new LinkConditions(uplinkMbps, downlinkMbps, rttMs);
    }

    private static double Rate(string text, string part) => Quantities.Rate(part)
        ?? throw CommandException.BadInput($"--network {text}: '{part}' is no rate; right is {Quantities.RateForm}.");
}
