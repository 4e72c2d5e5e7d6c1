using Akka.Actor;

namespace Akka.Remote.Transport;

/// <summary>A message ready for the wire, with what dead letters need if it never gets there.</summary>
/// <param name="Head">The encoded <see cref="MessageHead"/>.</param>
/// <param name="Payload">What the serializer made; sent from this very array.</param>
/// <param name="Lane">Messages of one lane keep their order: the recipient's path.</param>
/// <param name="Urgent">Overtakes all other messages: death watch.</param>
/// <param name="Message">The message.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Recipient">Who was to get it.</param>
internal sealed record OutboundMessage(
    byte[] Head, byte[] Payload, string Lane, bool Urgent, object Message, IActorRef? Sender, IActorRef Recipient);
