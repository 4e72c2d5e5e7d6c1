using Akka.Actor;

namespace Akka.Remote;

/// <summary>
/// What <c>akka.remote.untrusted-mode</c> keeps out, as in Akka.NET: messages that end or disturb an actor, and selections that
/// do not lead from the root to a path of <c>akka.remote.trusted-selection-paths</c>.
/// </summary>
internal static class UntrustedMode
{
    // Akka.NET sends heartbeats through a selection of this path.
    private const string RemoteWatcherPath = "/system/remote-watcher";

    /// <summary>Whether nodes that watch an actor here are given signs of life.</summary>
    public static bool LetsHeartbeatsPass(RemoteSettings settings) =>
        !settings.UntrustedMode || settings.TrustedSelectionPaths.Contains(RemoteWatcherPath);

    /// <summary>Why a message of another node is dropped; null if it may pass.</summary>
    /// <param name="message">The message, without the selection around it.</param>
    /// <param name="selection">The way of its selection; empty for an ordinary message.</param>
    /// <param name="recipient">Whom it is for, or where the selection starts.</param>
    /// <param name="settings">The paths that are trusted.</param>
    public static string? RefusalOf(object message, string selection, InternalActorRef recipient, RemoteSettings settings)
    {
        var harmful = message is IPossiblyHarmful;
        if (selection.Length == 0)
            return harmful ? $"operating in UntrustedMode, dropping inbound IPossiblyHarmful message of type {message.GetType()}" : null;
        return harmful || recipient.Path.Depth > 0 || !settings.TrustedSelectionPaths.Contains(selection)
            ? $"operating in UntrustedMode, dropping inbound actor selection to [{selection}]; allow it by adding the path to 'akka.remote.trusted-selection-paths' in the configuration"
            : null;
    }
}
