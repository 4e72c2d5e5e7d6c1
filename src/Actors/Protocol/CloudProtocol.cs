using System.Collections.Immutable;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>The conversation between an edge and a cloud node: everything that crosses the link.</summary>
public static class CloudProtocol
{
    /// <summary>The version that this build speaks; peers of another version are refused.</summary>
    public const int Version = 4;

    /// <summary>Marks the messages of this conversation, so that one serializer is bound to all of them.</summary>
    public interface IMessage;

    /// <summary>An edge asks a cloud node's gate how it stands; the answer is <see cref="Welcome"/> or <see cref="Refused"/>.</summary>
    /// <param name="ProtocolVersion">The version that the edge speaks.</param>
    /// <param name="Edge">What the edge calls itself, for the cloud's log.</param>
    /// <param name="LargestFrameBytes">The largest frame that the edge takes, in bytes.</param>
    public sealed record Hello(int ProtocolVersion, string Edge, long LargestFrameBytes) : IMessage;

    /// <summary>The node would take the edge.</summary>
    /// <param name="ProtocolVersion">The version that the cloud speaks.</param>
    /// <param name="Device">The device that it computes on: <c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="Engine">Its inference engine, with version.</param>
    /// <param name="Executors">How many executors it started with.</param>
    /// <param name="OtherEdges">How many edges work with it, the one that has asked not counted.</param>
    /// <param name="LargestFrameBytes">The largest frame that the cloud takes, in bytes.</param>
    /// <param name="OtherNodes">The other nodes of its cluster; empty where it stands alone.</param>
    public sealed record Welcome(
        int ProtocolVersion,
        string Device,
        string Engine,
        int Executors,
        int OtherEdges,
        long LargestFrameBytes,
        ImmutableArray<NodeEndpoint> OtherNodes) : IMessage;

    /// <summary>The cloud does not accept an edge.</summary>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record Refused(string Reason) : IMessage;

    /// <summary>An edge works with this node from now on.</summary>
    public sealed record Enter : IMessage;

    /// <summary>An edge does not work with this node any more, and waits for nothing from it.</summary>
    public sealed record Leave : IMessage;

    /// <summary>The node is ending: it still answers what it has been sent, until the edge says <see cref="Leave"/>.</summary>
    public sealed record Closing : IMessage;

    /// <summary>Asks for the cloud's layer times; answered by any number of <see cref="ProfileProgress"/> and then <see cref="ProfileReply"/> or <see cref="ModelRefused"/>.</summary>
    /// <param name="Model">The model's name.</param>
    /// <param name="Sha256">The model's identity on the edge.</param>
    public sealed record ProfileRequest(string Model, string Sha256) : IMessage;

    /// <summary>The cloud is still loading or measuring a model.</summary>
    /// <param name="Model">The model's name.</param>
    /// <param name="Text">What it is doing.</param>
    public sealed record ProfileProgress(string Model, string Text) : IMessage;

    /// <summary>The cloud's layer times.</summary>
    /// <param name="Model">The model's name.</param>
    /// <param name="Sha256">The model's identity.</param>
    /// <param name="LayerMs">Milliseconds a layer, in topological order, on the idle cloud.</param>
    public sealed record ProfileReply(string Model, string Sha256, ImmutableArray<double> LayerMs) : IMessage;

    /// <summary>The cloud cannot work on a model.</summary>
    /// <param name="Model">The model's name.</param>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record ModelRefused(string Model, string Reason) : IMessage;

    /// <summary>Asks the profiler to make a suffix ready, so that the first task does not pay for it; answered by <see cref="SuffixPrepared"/> or <see cref="ModelRefused"/>.</summary>
    /// <param name="Model">The model's name.</param>
    /// <param name="Sha256">The model's identity on the edge.</param>
    /// <param name="EdgeLayers">The layers that run on the edge; the suffix is all others.</param>
    public sealed record PrepareSuffix(string Model, string Sha256, LayerSet EdgeLayers) : IMessage;

    /// <summary>A suffix is ready to run.</summary>
    /// <param name="Model">The model's name.</param>
    /// <param name="EdgeLayers">The layers that run on the edge; the suffix is all others.</param>
    public sealed record SuffixPrepared(string Model, LayerSet EdgeLayers) : IMessage;

    /// <summary>Runs a suffix; answered by <see cref="SuffixCompleted"/> or <see cref="SuffixFailed"/>.</summary>
    /// <param name="TaskId">The edge's number of the task; comes back with the answer.</param>
    /// <param name="Model">The model's name.</param>
    /// <param name="Sha256">The model's identity on the edge.</param>
    /// <param name="EdgeLayers">The layers that run on the edge; the suffix is all others.</param>
    /// <param name="Tensors">The tensors on the cut.</param>
    public sealed record ExecuteSuffix(long TaskId, string Model, string Sha256, LayerSet EdgeLayers, TensorFrame Tensors) : IMessage
    {
        /// <summary>How many bytes of tensors the answer may carry: what the frames of both nodes take.</summary>
        public long LargestOutputBytes { get; init; } = long.MaxValue;

        /// <summary>When the message came off the wire, as a <see cref="TimeProvider"/> timestamp; null where it never was on it.</summary>
        public long? ReceivedTimestamp { get; init; }
    }

    /// <summary>A suffix has run.</summary>
    /// <param name="TaskId">The edge's number of the task.</param>
    /// <param name="Output">The network's output.</param>
    /// <param name="Timings">What the cloud spent on it.</param>
    public sealed record SuffixCompleted(long TaskId, TensorFrame Output, CloudTimings Timings) : IMessage
    {
        /// <summary>How loaded the cloud is when it answers, this suffix not counted. It is a peer's: not checked.</summary>
        public LoadReport Load { get; init; } = LoadReport.Idle;
    }

    /// <summary>A suffix could not be run.</summary>
    /// <param name="TaskId">The edge's number of the task.</param>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record SuffixFailed(long TaskId, string Reason) : IMessage;

    /// <summary>Measures the link; answered by <see cref="ProbeReply"/>.</summary>
    /// <param name="Id">Comes back with the answer.</param>
    /// <param name="ReplyPayloadBytes">How many bytes the answer is to carry.</param>
    /// <param name="Payload">What the probe carries.</param>
    public sealed record Probe(long Id, int ReplyPayloadBytes, ReadOnlyMemory<byte> Payload) : IMessage;

    /// <summary>Answers a probe.</summary>
    /// <param name="Id">The probe's.</param>
    /// <param name="Load">How loaded the cloud is. It is a peer's: not checked.</param>
    /// <param name="Payload">As many bytes as were asked for.</param>
    public sealed record ProbeReply(long Id, LoadReport Load, ReadOnlyMemory<byte> Payload) : IMessage;
}
