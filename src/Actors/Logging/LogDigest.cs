using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Neurosurgeon.Actors.Logging;

/// <summary>
/// Makes of the actor system's log what a person wants to read: a line an entry and no stack trace, Akka's words where ours say
/// what to do, nothing that the node itself says better, and nothing twice within a minute.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed partial class LogDigest(TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    // Peers make lines differ: what is remembered of them has a bound.
    private const int MostLines = 256;

    // How connections come and go is told by the actors that need them, and why a node cannot listen by the command that starts it.
    private static readonly ImmutableArray<string> SaidElsewhere =
    [
        "Association with remote system ",
        "AssociationError [",
        "Disassociated",
        "Failed to bind to ",
        "Half-close failed on channel ",
        "Rejected incoming connection from ",
        "Remoting error: [Startup failed]",
        "Tried to associate with unreachable remote address ",
        "Unable to REMOVE channel ",
    ];

    private readonly Dictionary<string, Repetition> _said = [];

    /// <summary>The line for an entry; null where there is to be none.</summary>
    /// <param name="message">The entry's text, of any number of lines.</param>
    /// <param name="cause">Its exception, if it has one.</param>
    public string? Line(string message, Exception? cause) =>
        InPlainWords(message, cause) is { } line ? OnceAMinute(line) : null;

    private static string? InPlainWords(string message, Exception? cause)
    {
        var innermost = cause?.GetBaseException();
        if (CertificateRefused().Match(message) is { Success: true } refused)
            return RefusedCertificate(Host(refused.Groups[1].Value), message);
        if (message.StartsWith("Mutual TLS required but client did not provide a certificate", StringComparison.Ordinal))
            return $"Refused a connection from {Host(LastWord(message))}: it has shown no certificate.";
        if (message.StartsWith("TLS handshake failed on channel", StringComparison.Ordinal))
            return FailedHandshake(message, innermost);
        if (SeedsAwaited().Match(message) is { Success: true } seeds)
            return $"None of the cluster's seed nodes has let this node in yet ({seeds.Groups[1].Value}); it serves edges alone and goes on asking. Start the first of akka.cluster.seed-nodes.";

        return IsSaidElsewhere(message, innermost) ? null : WithCause(FirstLine(message), innermost);
    }

    private static bool IsSaidElsewhere(string message, Exception? innermost) =>
        SaidElsewhere.Any(start => message.StartsWith(start, StringComparison.Ordinal))
        || (message.StartsWith("Error caught channel", StringComparison.Ordinal) && IsNoTls(innermost));

    // Below the first line: a list of what is wrong with it, then what it says of itself.
    private static string RefusedCertificate(string peer, string message)
    {
        const string Subject = "Subject: ";
        const string Item = "- ";
        var lines = message.Split('\n', StringSplitOptions.TrimEntries);
        var subject = Array.Find(lines, line => line.StartsWith(Subject, StringComparison.Ordinal))?[Subject.Length..];
        var faults = lines.Where(line => line.StartsWith(Item, StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal)).Select(line => line[Item.Length..]);
        return $"The certificate {Printable(subject ?? "")} of {peer} is not accepted here: {string.Join("; ", faults)}.";
    }

    private static string? FailedHandshake(string message, Exception? innermost)
    {
        var peer = Host(Channel().Match(message).Groups[1].Value);
        if (IsNoTls(innermost))
            return $"Refused a connection from {peer}: it does not speak TLS, and this node takes TLS connections only.";

        // Whose certificate it was and why has been said.
        return message.Contains("rejected by the provided", StringComparison.Ordinal)
            ? null
            : WithCause($"No TLS connection to {peer} came about.", innermost);
    }

    private static bool IsNoTls(Exception? error) => error?.GetType().Name == "NotSslRecordException";

    private static string WithCause(string line, Exception? cause) =>
        cause is null || line.Contains(FirstLine(cause.Message), StringComparison.Ordinal) ? line : $"{line} {FirstLine(cause.Message)}";

    // A peer chooses some of the words: nothing of them is to move the cursor of a terminal.
    private static string FirstLine(string text) => Printable(text.Split('\n', 2)[0].TrimEnd());

    private static string Printable(string text) => string.Concat(text.Where(character => !char.IsControl(character)));

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..];

    // Of an actor system as it is; of a caller without brackets and the port that it happens to have.
    private static string Host(string peer)
    {
        var at = peer.LastIndexOf('@');
        if (at >= 0)
            return peer[(at + 1)..];

        var colon = peer.LastIndexOf(':');
        return (colon > 0 ? peer[..colon] : peer).Trim('[', ']').Replace("::ffff:", "", StringComparison.Ordinal);
    }

    private string? OnceAMinute(string line)
    {
        var now = time.GetTimestamp();
        var kind = Varying().Replace(line, "");
        if (_said.TryGetValue(kind, out var before) && time.GetElapsedTime(before.Since, now) < Quiet)
        {
            _said[kind] = before with { Unsaid = before.Unsaid + 1 };
            return null;
        }

        if (_said.Count >= MostLines)
            _said.Clear();
        _said[kind] = new Repetition(now, 0);
        return before.Unsaid == 0 ? line : $"{line} ({before.Unsaid} more since the last such line)";
    }

    [GeneratedRegex(@"^Certificate chain validation failed for (\S+):")]
    private static partial Regex CertificateRefused();

    [GeneratedRegex(@"^TLS handshake failed on channel \[.*?->(\S+)\]\(Id")]
    private static partial Regex Channel();

    [GeneratedRegex(@"^Couldn't join seed nodes after \[\d+\] attempts.*seed-nodes=\[(.*)\]")]
    private static partial Regex SeedsAwaited();

    // Ports and channels differ between entries of one kind.
    [GeneratedRegex(@":\d+|\(Id=\w+\)")]
    private static partial Regex Varying();

    private readonly record struct Repetition(long Since, int Unsaid);
}
