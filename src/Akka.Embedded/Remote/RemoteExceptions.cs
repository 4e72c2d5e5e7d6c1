using Akka.Actor;

namespace Akka.Remote;

/// <summary>Remoting cannot do what is asked of it.</summary>
/// <param name="message">A sentence that says what and why.</param>
/// <param name="cause">The cause, or null.</param>
public class RemoteTransportException(string message, Exception? cause = null) : AkkaException(message, cause);

/// <summary>A message is larger than <c>akka.remote.dot-netty.tcp.maximum-frame-size</c>.</summary>
internal sealed class OversizedPayloadException(string message) : AkkaException(message);

/// <summary>An exception that another node sent in a <see cref="Status.Failure"/>: its message, and its type as text.</summary>
internal sealed class RemoteFailureException(string message, string typeName) : AkkaException(message)
{
    public override string ToString() => $"{typeName} on another node: {Message}";
}
