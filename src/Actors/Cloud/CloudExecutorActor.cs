using Akka.Actor;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>One executor of the cloud's pool: runs suffixes, one at a time, on a thread of its own.</summary>
public sealed class CloudExecutorActor : ReceiveActor
{
    /// <summary>The pool's name under <c>/user</c>; its size and kind come from <c>akka.actor.deployment</c>.</summary>
    public const string PoolName = "executors";

    private readonly IInferenceEngine _engine;
    private readonly ModelLibrary _library;
    private readonly IActorRef _reception;
    private readonly TimeProvider _time;

    /// <summary>Creates the actor.</summary>
    /// <param name="engine">Runs the layers; shared by all executors.</param>
    /// <param name="library">The cloud's networks; shared by all executors.</param>
    /// <param name="reception">Takes the answers, and is told of every suffix that is begun.</param>
    /// <param name="time">The clock.</param>
    public CloudExecutorActor(IInferenceEngine engine, ModelLibrary library, IActorRef reception, TimeProvider time)
    {
        _engine = engine;
        _library = library;
        _reception = reception;
        _time = time;

        Receive<CloudProtocol.ExecuteSuffix>(Execute);
    }

    /// <summary>How to create the pool's executors.</summary>
    public static Props Props(IInferenceEngine engine, ModelLibrary library, IActorRef reception, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new CloudExecutorActor(engine, library, reception, time)).WithDispatcher(Dispatchers.Inference);

    private void Execute(CloudProtocol.ExecuteSuffix request)
    {
        _reception.Tell(SuffixReceptionActor.SuffixTaken.Instance);
        try
        {
            var completed = Run(request, out var idleMs);
            _reception.Tell(new SuffixReceptionActor.SuffixRun(Sender, completed, idleMs));
            Context.System.EventStream.Publish(new SuffixExecuted(
                Self.Path.Name, Sender.Path.Address, request.TaskId, request.Model, request.EdgeLayers.Count, completed.Timings));
        }
        catch (Exception error)
        {
            _reception.Tell(new SuffixReceptionActor.SuffixNotRun(Sender, new CloudProtocol.SuffixFailed(request.TaskId, error.Message)));
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
        _engine.Prepare(network, suffix);
        var prepared = _time.GetTimestamp();

        var inputs = request.Tensors.Decode();
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

    private double Ms(long from, long to) => _time.GetElapsedTime(from, to).TotalMilliseconds;
}
