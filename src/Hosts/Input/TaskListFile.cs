using System.Collections.Immutable;
using System.Globalization;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Input;

/// <summary>Reads a task list: a line a task, <c>MODEL [COUNT]</c>; <c>#</c> starts a comment.</summary>
internal static class TaskListFile
{
    private const int MostTasks = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It cannot be read, is empty, or has bad lines, all of which are named.</exception>
    public static ImmutableArray<InferenceTask> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"The task list {path} cannot be read: {error.Message}");
        }

        return Parse(lines, path);
    }

    /// <summary>Reads the lines of a file.</summary>
    /// <exception cref="CommandException">There is no task in them, or there are bad lines, all of which are named.</exception>
    internal static ImmutableArray<InferenceTask> Parse(IReadOnlyList<string> lines, string path)
    {
        var tasks = ImmutableArray.CreateBuilder<InferenceTask>();
        var problems = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var words = lines[i].Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;

            if (Problem(words, MostTasks - tasks.Count, out var model, out var count) is { } problem)
            {
                problems.Add($"{path}:{i + 1}: {problem}");
                continue;
            }

            for (var n = 0; n < count; n++)
                tasks.Add(new InferenceTask(tasks.Count + 1, model));
        }

        if (problems.Count > 0)
            throw CommandException.BadInput(string.Join(Environment.NewLine, problems));
        if (tasks.Count == 0)
            throw CommandException.BadInput($"The task list {path} holds no task; a task is a line such as 'alex_net 3'.");
        return tasks.DrainToImmutable();
    }

    private static string? Problem(string[] words, int room, out string model, out int count)
    {
        count = 1;
        model = "";
        if (!ModelZoo.TryResolve(words[0], out var resolved))
            return $"there is no model '{words[0]}'; the known ones are {string.Join(", ", ModelZoo.Names)}.";

        model = resolved;
        if (words.Length > 2)
            return $"a task is MODEL [COUNT]; '{words[2]}' is too much.";
        if (words.Length == 2 && (!int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 1))
            return $"'{words[1]}' is not a count; it takes a whole number from 1.";
        return count <= room ? null : $"a task list holds at most {MostTasks:N0} tasks.";
    }
}
