namespace Akka.Remote.Transport;

/// <summary>A control frame, or a whole message put together of its frames.</summary>
/// <param name="Kind">What it is; <see cref="FrameKind.Message"/> for every message, large ones included.</param>
/// <param name="Head">The head of a message.</param>
/// <param name="Payload">The payload of a message, an array of its own; the body of a control frame.</param>
internal readonly record struct InboundFrame(FrameKind Kind, MessageHead? Head, byte[] Payload);
