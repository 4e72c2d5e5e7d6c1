using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Profiling.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>One executor of the cloud's pool: runs suffixes, one at a time, on a thread of its own.</summary>
internal sealed class CloudExecutorActor : ReceiveActor
{
    private readonly IInferenceEngine _engine;
    private readonly ModelLibrary _library;
    private readonly long _largestPayloadBytes;
    private readonly TimeProvider _time;

    /// <param name="engine">Runs the layers; shared by all executors.</param>
    /// <param name="library">The cloud's networks; shared by all executors.</param>
    /// <param name="largestPayloadBytes">How many bytes of tensors a message of this node can carry.</param>
    /// <param name="time">The clock.</param>
    public CloudExecutorActor(IInferenceEngine engine, ModelLibrary library, long largestPayloadBytes, TimeProvider time)
    {
        _engine = engine;
        _library = library;
        _largestPayloadBytes = largestPayloadBytes;
        _time = time;

        Receive<RunSuffix>(Execute);
    }

    public static Props Props(IInferenceEngine engine, ModelLibrary library, long largestPayloadBytes, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new CloudExecutorActor(engine, library, largestPayloadBytes, time))
            .WithDispatcher(Dispatchers.Inference);

    /// <summary>What an edge is told whose suffix was lost to a fault of this program.</summary>
    public static CloudProtocol.SuffixFailed Failed(long taskId, Exception fault) =>
        new(taskId, $"The cloud node could not run the suffix: {fault.Message}");

    private void Execute(RunSuffix run)
    {
        var (request, edge) = run;
        try
        {
            var completed = Run(request, out var idleMs);
            Sender.Tell(new SuffixRun(edge, completed, idleMs));
            Context.System.EventStream.Publish(new SuffixExecuted(
                Self.Path.Name, edge.Path.Address, request.TaskId, request.Model, request.EdgeLayers.Count, completed.Timings));
        }
        catch (Exception error)
        {
            Sender.Tell(new SuffixNotRun(edge, new CloudProtocol.SuffixFailed(request.TaskId, error.Message)));
            Context.System.EventStream.Publish(new NodeNotice($"Task {request.TaskId} ({request.Model}) failed: {error.Message}"));
            if (!ModelLibrary.IsExpected(error))
                throw;
        }
    }

    private CloudProtocol.SuffixCompleted Run(CloudProtocol.ExecuteSuffix request, out double idleMs)
    {
        var taken = _time.GetTimestamp();
        var waitedMs = _time.GetElapsedTime(request.ReceivedTimestamp ?? taken, taken).TotalMilliseconds;

        var (network, suffix) = ModelLibrary.Suffix(_library.Open(request.Model, request.Sha256), request.EdgeLayers);
        RefuseTooLarge(network, Math.Min(_largestPayloadBytes, request.LargestOutputBytes));
        _engine.Prepare(network, suffix);
        var prepared = _time.GetTimestamp();

        var inputs = request.Tensors.Decode(network.Cuts[suffix.First].Bytes);
        var decoded = _time.GetTimestamp();

        using var outputs = _engine.Run(network, suffix, inputs);
        var computed = _time.GetTimestamp();

        var frame = TensorFrame.Encode(outputs);
        var encoded = _time.GetTimestamp();

        var timings = new CloudTimings(
            waitedMs + Ms(taken, prepared), Ms(prepared, decoded), Ms(decoded, computed), Ms(computed, encoded));
        idleMs = _library.KnownCosts(network)?.MsOfOthers(request.EdgeLayers) ?? 0;
        return new CloudProtocol.SuffixCompleted(request.TaskId, frame, timings);
    }

    // The remoting would drop the answer, and the edge wait for it in vain.
    private static void RefuseTooLarge(Network network, long largestBytes)
    {
        if (network.Output.Bytes > largestBytes)
        {
            throw new ModelException(
                $"The output of {network.Name} takes {network.Output.Bytes:N0} bytes, and a message between the two nodes carries at most "
                + $"{largestBytes:N0}; see akka.remote.dot-netty.tcp.maximum-frame-size of both.");
        }
    }

    private double Ms(long from, long to) => _time.GetElapsedTime(from, to).TotalMilliseconds;

    /// <summary>Runs a suffix; answered by <see cref="SuffixRun"/> or <see cref="SuffixNotRun"/>.</summary>
    /// <param name="Request">What the edge asks for.</param>
    /// <param name="Edge">Who waits for the answer.</param>
    public sealed record RunSuffix(CloudProtocol.ExecuteSuffix Request, IActorRef Edge);

    /// <summary>A suffix has run.</summary>
    /// <param name="Edge">Who waits for the answer.</param>
    /// <param name="Answer">The answer, to which the load is added.</param>
    /// <param name="IdleMs">What its layers take on the idle device, in milliseconds; 0 where that is not known.</param>
    public sealed record SuffixRun(IActorRef Edge, CloudProtocol.SuffixCompleted Answer, double IdleMs);

    /// <summary>A suffix could not be run.</summary>
    /// <param name="Edge">Who waits for the answer.</param>
    /// <param name="Answer">The answer.</param>
    public sealed record SuffixNotRun(IActorRef Edge, CloudProtocol.SuffixFailed Answer);
}
