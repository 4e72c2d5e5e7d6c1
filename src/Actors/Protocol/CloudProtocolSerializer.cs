using System.Buffers.Binary;
using Akka.Actor;
using Akka.Serialization;
using Google.Protobuf;
using Neurosurgeon.Actors.Protocol.Wire;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>
/// Writes and reads every message of <see cref="CloudProtocol"/>, told apart by a short manifest.
/// Small messages are Protocol Buffers; a message with tensors puts its header into the room that its <see cref="TensorFrame"/> leaves.
/// </summary>
public sealed class CloudProtocolSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const int LengthBytes = sizeof(int);

    /// <inheritdoc />
    public override int Identifier => 7217;

    /// <inheritdoc />
    public override string Manifest(object o) => o switch
    {
        CloudProtocol.Hello => "hello",
        CloudProtocol.Welcome => "welcome",
        CloudProtocol.Refused => "refused",
        CloudProtocol.Enter => "enter",
        CloudProtocol.Leave => "leave",
        CloudProtocol.Closing => "closing",
        CloudProtocol.ProfileRequest => "profile-request",
        CloudProtocol.ProfileProgress => "profile-progress",
        CloudProtocol.ProfileReply => "profile-reply",
        CloudProtocol.ModelRefused => "model-refused",
        CloudProtocol.PrepareSuffix => "prepare-suffix",
        CloudProtocol.SuffixPrepared => "suffix-prepared",
        CloudProtocol.ExecuteSuffix => "execute-suffix",
        CloudProtocol.SuffixCompleted => "suffix-completed",
        CloudProtocol.SuffixFailed => "suffix-failed",
        CloudProtocol.Probe => "probe",
        CloudProtocol.ProbeReply => "probe-reply",
        _ => throw new ArgumentException($"{o.GetType()} is not a message of the cloud protocol.", nameof(o)),
    };

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => obj switch
    {
        CloudProtocol.Hello m => ToMessage(m).ToByteArray(),
        CloudProtocol.Welcome m => ToMessage(m).ToByteArray(),
        CloudProtocol.Refused m => new RefusedMessage { Reason = m.Reason }.ToByteArray(),
        CloudProtocol.Enter or CloudProtocol.Leave or CloudProtocol.Closing => [],
        CloudProtocol.ProfileRequest m => new ProfileRequestMessage { Model = m.Model, Sha256 = m.Sha256 }.ToByteArray(),
        CloudProtocol.ProfileProgress m => new ProfileProgressMessage { Model = m.Model, Text = m.Text }.ToByteArray(),
        CloudProtocol.ProfileReply m => new ProfileReplyMessage { Model = m.Model, Sha256 = m.Sha256, LayerMs = { m.LayerMs } }.ToByteArray(),
        CloudProtocol.ModelRefused m => new ModelRefusedMessage { Model = m.Model, Reason = m.Reason }.ToByteArray(),
        CloudProtocol.PrepareSuffix m => new PrepareSuffixMessage { Model = m.Model, Sha256 = m.Sha256, EdgeLayers = ToMessage(m.EdgeLayers) }.ToByteArray(),
        CloudProtocol.SuffixPrepared m => new SuffixPreparedMessage { Model = m.Model, EdgeLayers = ToMessage(m.EdgeLayers) }.ToByteArray(),
        CloudProtocol.ExecuteSuffix m => WithHeader(m.Tensors, ToHeader(m)),
        CloudProtocol.SuffixCompleted m => WithHeader(m.Output, ToHeader(m)),
        CloudProtocol.SuffixFailed m => new SuffixFailedMessage { TaskId = m.TaskId, Reason = m.Reason }.ToByteArray(),
        CloudProtocol.Probe m => WithPayload(new ProbeHeader { Id = m.Id, ReplyPayloadBytes = m.ReplyPayloadBytes }, m.Payload),
        CloudProtocol.ProbeReply m => WithPayload(new ProbeReplyHeader { Id = m.Id, Load = ToMessage(m.Load) }, m.Payload),
        _ => throw new ArgumentException($"{obj.GetType()} is not a message of the cloud protocol.", nameof(obj)),
    };

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The bytes are not a message of this protocol.</exception>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        try
        {
            return Read(bytes, manifest);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new InvalidDataException($"A '{manifest}' message of {bytes.Length} bytes is malformed: {error.Message}", error);
        }
    }

    private static CloudProtocol.IMessage Read(byte[] bytes, string manifest)
    {
        switch (manifest)
        {
            case "hello":
                var hello = HelloMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.Hello(hello.ProtocolVersion, hello.Edge, hello.LargestFrameBytes);
            case "welcome":
                var welcome = WelcomeMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.Welcome(
                    welcome.ProtocolVersion,
                    welcome.Device,
                    welcome.Engine,
                    welcome.Executors,
                    welcome.OtherEdges,
                    welcome.LargestFrameBytes,
                    [.. welcome.OtherNodes.Select(node => new NodeEndpoint(node.Host, node.Port))]);
            case "refused":
                return new CloudProtocol.Refused(RefusedMessage.Parser.ParseFrom(bytes).Reason);
            case "enter":
                return new CloudProtocol.Enter();
            case "leave":
                return new CloudProtocol.Leave();
            case "closing":
                return new CloudProtocol.Closing();
            case "profile-request":
                var request = ProfileRequestMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.ProfileRequest(request.Model, request.Sha256);
            case "profile-progress":
                var progress = ProfileProgressMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.ProfileProgress(progress.Model, progress.Text);
            case "profile-reply":
                var profile = ProfileReplyMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.ProfileReply(profile.Model, profile.Sha256, [.. profile.LayerMs]);
            case "model-refused":
                var refused = ModelRefusedMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.ModelRefused(refused.Model, refused.Reason);
            case "prepare-suffix":
                var prepare = PrepareSuffixMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.PrepareSuffix(prepare.Model, prepare.Sha256, FromMessage(prepare.EdgeLayers));
            case "suffix-prepared":
                var prepared = SuffixPreparedMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.SuffixPrepared(prepared.Model, FromMessage(prepared.EdgeLayers));
            case "execute-suffix":
                var execute = ParseHeader(ExecuteSuffixHeader.Parser, bytes, out _);
                return new CloudProtocol.ExecuteSuffix(execute.TaskId, execute.Model, execute.Sha256, FromMessage(execute.EdgeLayers), TensorFrame.Parse(bytes))
                {
                    LargestOutputBytes = execute.LargestOutputBytes,
                    ReceivedTimestamp = TimeProvider.System.GetTimestamp(),
                };
            case "suffix-completed":
                var completed = ParseHeader(SuffixCompletedHeader.Parser, bytes, out _);
                return new CloudProtocol.SuffixCompleted(
                    completed.TaskId,
                    TensorFrame.Parse(bytes),
                    new CloudTimings(completed.QueueMs, completed.DecodeMs, completed.ComputeMs, completed.EncodeMs))
                {
                    Load = ToReport(completed.Load),
                };
            case "suffix-failed":
                var failed = SuffixFailedMessage.Parser.ParseFrom(bytes);
                return new CloudProtocol.SuffixFailed(failed.TaskId, failed.Reason);
            case "probe":
                var probe = ParseHeader(ProbeHeader.Parser, bytes, out var probePayload);
                return new CloudProtocol.Probe(probe.Id, probe.ReplyPayloadBytes, probePayload);
            case "probe-reply":
                var reply = ParseHeader(ProbeReplyHeader.Parser, bytes, out var replyPayload);
                return new CloudProtocol.ProbeReply(reply.Id, ToReport(reply.Load), replyPayload);
            default:
                throw new InvalidDataException($"'{manifest}' is not a message of the cloud protocol, version {CloudProtocol.Version}.");
        }
    }

    private static HelloMessage ToMessage(CloudProtocol.Hello message) => new()
    {
        ProtocolVersion = message.ProtocolVersion,
        Edge = message.Edge,
        LargestFrameBytes = message.LargestFrameBytes,
    };

    private static WelcomeMessage ToMessage(CloudProtocol.Welcome message) => new()
    {
        ProtocolVersion = message.ProtocolVersion,
        Device = message.Device,
        Engine = message.Engine,
        Executors = message.Executors,
        LargestFrameBytes = message.LargestFrameBytes,
        OtherEdges = message.OtherEdges,
        OtherNodes = { message.OtherNodes.Select(node => new NodeMessage { Host = node.Host, Port = node.Port }) },
    };

    private static LayersMessage ToMessage(LayerSet layers) =>
        new() { Of = layers.LayerCount, Bits = UnsafeByteOperations.UnsafeWrap(layers.ToBytes()) };

    private static LayerSet FromMessage(LayersMessage? message)
    {
        try
        {
            return message is null
                ? throw new InvalidDataException("A message does not say which layers run on the edge.")
                : LayerSet.FromBytes(message.Of, message.Bits.Span);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static ExecuteSuffixHeader ToHeader(CloudProtocol.ExecuteSuffix message) => new()
    {
        TaskId = message.TaskId,
        Model = message.Model,
        Sha256 = message.Sha256,
        EdgeLayers = ToMessage(message.EdgeLayers),
        LargestOutputBytes = message.LargestOutputBytes,
    };

    private static SuffixCompletedHeader ToHeader(CloudProtocol.SuffixCompleted message) => new()
    {
        TaskId = message.TaskId,
        QueueMs = message.Timings.QueueMs,
        DecodeMs = message.Timings.DecodeMs,
        ComputeMs = message.Timings.ComputeMs,
        EncodeMs = message.Timings.EncodeMs,
        Load = ToMessage(message.Load),
    };

    private static LoadReportMessage ToMessage(LoadReport report) => new()
    {
        Stretch = report.Stretch,
        Running = report.Running,
        Queued = report.Queued,
        Executors = report.Executors,
        ServiceMs = report.ServiceMs,
    };

    private static LoadReport ToReport(LoadReportMessage? message) => message is null
        ? LoadReport.Idle
        : new LoadReport(message.Stretch, message.Running, message.Queued, message.Executors, message.ServiceMs);

    private static byte[] WithHeader(TensorFrame frame, IMessage header)
    {
        var headerBytes = header.CalculateSize();
        if (headerBytes > TensorFrame.HeaderRoomBytes - LengthBytes)
        {
            throw new ArgumentException(
                $"The header of a tensor message takes {headerBytes} bytes; there is room for {TensorFrame.HeaderRoomBytes - LengthBytes}. A model's name may not be that long.");
        }

        WriteHeader(frame.Buffer, header, headerBytes);
        return frame.Buffer;
    }

    private static byte[] WithPayload(IMessage header, ReadOnlyMemory<byte> payload)
    {
        var headerBytes = header.CalculateSize();
        var bytes = GC.AllocateUninitializedArray<byte>(LengthBytes + headerBytes + payload.Length);
        WriteHeader(bytes, header, headerBytes);
        payload.Span.CopyTo(bytes.AsSpan(LengthBytes + headerBytes));
        return bytes;
    }

    private static void WriteHeader(byte[] buffer, IMessage header, int headerBytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer, headerBytes);
        header.WriteTo(buffer.AsSpan(LengthBytes, headerBytes));
    }

    private static T ParseHeader<T>(MessageParser<T> parser, byte[] bytes, out ReadOnlyMemory<byte> payload)
        where T : IMessage<T>
    {
        var headerBytes = bytes.Length < LengthBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (headerBytes < 0 || headerBytes > bytes.Length - LengthBytes)
            throw new InvalidDataException($"A message of {bytes.Length} bytes claims a header of {headerBytes} bytes.");

        payload = bytes.AsMemory(LengthBytes + headerBytes);
        return parser.ParseFrom(bytes, LengthBytes, headerBytes);
    }
}
