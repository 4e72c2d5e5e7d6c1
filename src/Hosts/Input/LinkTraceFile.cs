using System.Collections.Immutable;
using System.Globalization;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Input;

/// <summary>
/// Reads a link's trace: a CSV file with the columns <c>time_s</c>, <c>uplink_mbps</c>, <c>rtt_ms</c> and, if the downlink is
/// another than the uplink, <c>downlink_mbps</c>. A row holds until the time of the next; <c>#</c> starts a comment.
/// </summary>
internal static class LinkTraceFile
{
    private const int MostRows = 1_000_000;
    private static readonly string[] Columns = ["time_s", "uplink_mbps", "rtt_ms", "downlink_mbps"];

    private static readonly string Header = $"{Columns[0]},{Columns[1]},{Columns[2]} or {string.Join(',', Columns)}";

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It cannot be read, has no row, or has bad ones, all of which are named.</exception>
    public static LinkTrace Read(string path)
    {
        try
        {
            return Parse(File.ReadLines(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"The trace {path} cannot be read: {error.Message}");
        }
    }

    /// <summary>Reads the lines of a file.</summary>
    /// <exception cref="CommandException">There is no row in them, or there are bad ones, all of which are named.</exception>
    internal static LinkTrace Parse(IEnumerable<string> lines, string path)
    {
        var steps = ImmutableArray.CreateBuilder<LinkTrace.Step>();
        var problems = new List<string>();
        var columns = 0;
        var lineNumber = 0;
        foreach (var line in lines)
        {
            lineNumber++;
            string[] cells = line.Split('#')[0].Split(',', StringSplitOptions.TrimEntries);
            if (cells is [""])
                continue;

            if (columns == 0)
            {
                columns = cells.Length is 3 or 4 && cells.SequenceEqual(Columns.Take(cells.Length))
                    ? cells.Length
                    : throw CommandException.BadInput($"{path}:{lineNumber}: the first line names the columns: {Header}, not '{string.Join(',', cells)}'.");
                continue;
            }

            if (steps.Count == MostRows)
                throw CommandException.BadInput($"{path}:{lineNumber}: a trace holds at most {MostRows:N0} rows.");
            if (ProblemOf(cells, columns, steps.Count > 0 ? steps[^1].FromMs : -1, out var step) is { } problem)
                problems.Add($"{path}:{lineNumber}: {problem}");
            else
                steps.Add(step);
        }

        if (problems.Count > 0)
            throw CommandException.BadInput(string.Join(Environment.NewLine, problems));
        return steps.Count > 0
            ? new LinkTrace(steps.ToImmutable())
            : throw CommandException.BadInput($"The trace {path} has no row; right is a line with the columns, {Header}, and a line such as 0,18.88,28.");
    }

    private static string? ProblemOf(string[] cells, int columns, double lastMs, out LinkTrace.Step step)
    {
        step = default;
        if (cells.Length != columns)
            return $"the row has {cells.Length} cells and the first line {columns}.";

        var numbers = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            if (!double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return $"'{cells[i]}' is no {Columns[i]}; it takes a number.";
        }

        var (fromMs, uplinkMbps, rttMs, downlinkMbps) = (numbers[0] * 1000, numbers[1], numbers[2], numbers[^1]);
        if (columns == 3)
            downlinkMbps = uplinkMbps;
        if (fromMs < 0 || fromMs <= lastMs || fromMs > Quantities.MostMs)
            return $"the time {cells[0]} s is not after that of the row before, below 0, or over 10,000 hours.";
        if (LinkConditions.ProblemOf(uplinkMbps, downlinkMbps, rttMs) is { } problem)
            return $"a link is impossible: {problem}";

        step = new LinkTrace.Step(fromMs, new LinkConditions(uplinkMbps, downlinkMbps, rttMs));
        return null;
    }
}
