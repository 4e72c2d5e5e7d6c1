namespace Neurosurgeon.Nodes;

/// <summary>Ends the command with a sentence for the person who typed it.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="Nodes.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>What was typed, or a file that was named, is wrong.</summary>
    public static CommandException BadInput(string message) => new(Nodes.ExitCode.BadInput, message);

    /// <summary>The node could not start, or not reach what it needs.</summary>
    public static CommandException Unavailable(string message) => new(Nodes.ExitCode.Unavailable, message);
}
