using Akka.Actor;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>One executor of the cloud's pool: runs suffixes, one at a time, on a thread of its own.</summary>
public sealed class CloudExecutorActor : ReceiveActor
{
    /// <summary>The pool's name under <c>/user</c>; its size and kind come from <c>akka.actor.deployment</c>.</summary>
    public const string PoolName = "executors";

    private readonly IInferenceEngine _engine;
    private readonly ModelLibrary _library;
    private readonly IActorRef _probeResponder;
    private readonly TimeProvider _time;
    private CloudLoad _load;

    /// <summary>Creates the actor.</summary>
    /// <param name="engine">Runs the layers; shared by all executors.</param>
    /// <param name="library">The cloud's networks; shared by all executors.</param>
    /// <param name="probeResponder">Is told of every execution, so that probes can tell the load.</param>
    /// <param name="time">The clock.</param>
    public CloudExecutorActor(IInferenceEngine engine, ModelLibrary library, IActorRef probeResponder, TimeProvider time)
    {
        _engine = engine;
        _library = library;
        _probeResponder = probeResponder;
        _time = time;
        _load = CloudLoad.Idle(time.GetUtcNow());

        Receive<CloudProtocol.ExecuteSuffix>(Execute);
    }

    /// <summary>How to create the pool's executors.</summary>
    public static Props Props(IInferenceEngine engine, ModelLibrary library, IActorRef probeResponder, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new CloudExecutorActor(engine, library, probeResponder, time)).WithDispatcher(Dispatchers.Inference);

    private void Execute(CloudProtocol.ExecuteSuffix request)
    {
        try
        {
            var completed = Run(request);
            Sender.Tell(completed);
            Context.System.EventStream.Publish(new SuffixExecuted(
                Self.Path.Name, Sender.Path.Address, request.TaskId, request.Model, request.CutIndex, completed.Timings));
        }
        catch (Exception error)
        {
            Sender.Tell(new CloudProtocol.SuffixFailed(request.TaskId, error.Message));
            Context.System.EventStream.Publish(new NodeNotice($"Task {request.TaskId} ({request.Model}) failed: {error.Message}"));
            if (!ModelLibrary.IsExpected(error))
                throw;
        }
    }

    private CloudProtocol.SuffixCompleted Run(CloudProtocol.ExecuteSuffix request)
    {
        var taken = _time.GetTimestamp();
        var waitedMs = _time.GetElapsedTime(request.ReceivedTimestamp ?? taken, taken).TotalMilliseconds;

        var network = _library.Open(request.Model, request.Sha256);
        var suffix = ModelLibrary.Suffix(network, request.CutIndex);
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
        ReportLoad(network, suffix, waitedMs + timings.ComputeMs);
        return new CloudProtocol.SuffixCompleted(request.TaskId, frame, timings, _load.FactorAt(_time.GetUtcNow()));
    }

    private void ReportLoad(Network network, LayerRange suffix, double waitedAndComputedMs)
    {
        if (_library.KnownCosts(network) is not { } costs)
            return;

        var idleMs = costs.SuffixMs(suffix.First);
        _load = _load.With(waitedAndComputedMs, idleMs, _time.GetUtcNow());
        _probeResponder.Tell(new ProbeResponderActor.ExecutionFinished(waitedAndComputedMs, idleMs));
    }

    private double Ms(long from, long to) => _time.GetElapsedTime(from, to).TotalMilliseconds;
}
