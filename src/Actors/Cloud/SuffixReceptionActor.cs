using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>
/// Passes suffixes on to the executors and their answers back to the edges. As all of them go through it, it knows how
/// loaded the node is at any moment; it says so with every answer, and tells whoever answers probes.
/// </summary>
/// <remarks>
/// Only what a suffix passes on its way in can count those that wait: an executor sees nothing of its mailbox while it
/// computes. Messages are passed on as they are; no tensor is copied.
/// </remarks>
public sealed class SuffixReceptionActor : ReceiveActor
{
    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Name = "reception";

    private readonly IActorRef _probeResponder;
    private readonly TimeProvider _time;
    private IActorRef _executors = ActorRefs.Nobody;
    private ExecutorLoad _load;

    /// <summary>Creates the actor.</summary>
    /// <param name="executorCount">How many executors there are; 1 or more.</param>
    /// <param name="probeResponder">Is told of the load whenever it changes.</param>
    /// <param name="time">The clock by which the load is forgotten.</param>
    public SuffixReceptionActor(int executorCount, IActorRef probeResponder, TimeProvider time)
    {
        _probeResponder = probeResponder;
        _time = time;
        _load = ExecutorLoad.Idle(executorCount, time.GetUtcNow());

        Receive<Open>(open => _executors = open.Executors);
        Receive<CloudProtocol.ExecuteSuffix>(request =>
        {
            Learn(_load.WithArrival());
            _executors.Forward(request);
        });
        Receive<SuffixTaken>(_ => Learn(_load.WithStart()));
        Receive<SuffixRun>(Run);
        Receive<SuffixNotRun>(notRun =>
        {
            Learn(_load.WithEnd());
            notRun.Edge.Tell(notRun.Answer);
        });
    }

    /// <summary>How to create it.</summary>
    public static Props Props(int executorCount, IActorRef probeResponder, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new SuffixReceptionActor(executorCount, probeResponder, time));

    private void Run(SuffixRun run)
    {
        var now = _time.GetUtcNow();
        var timings = run.Answer.Timings;
        var serviceMs = timings.DecodeMs + timings.ComputeMs + timings.EncodeMs;
        Learn(_load.WithEnd().WithService(serviceMs, timings.ComputeMs, run.IdleMs, now));
        run.Edge.Tell(run.Answer with { Load = _load.Report(now) });
    }

    private void Learn(ExecutorLoad load)
    {
        _load = load;
        _probeResponder.Tell(load);
    }

    /// <summary>Names the executors; no suffix comes before.</summary>
    /// <param name="Executors">Their pool.</param>
    public sealed record Open(IActorRef Executors);

    /// <summary>An executor has begun with a suffix.</summary>
    public sealed record SuffixTaken
    {
        /// <summary>The only one.</summary>
        public static SuffixTaken Instance { get; } = new();
    }

    /// <summary>An executor has run a suffix.</summary>
    /// <param name="Edge">Who waits for the answer.</param>
    /// <param name="Answer">The answer, to which the load is added.</param>
    /// <param name="IdleMs">What its layers take on the idle device, in milliseconds; 0 where that is not known.</param>
    public sealed record SuffixRun(IActorRef Edge, CloudProtocol.SuffixCompleted Answer, double IdleMs);

    /// <summary>An executor could not run a suffix.</summary>
    /// <param name="Edge">Who waits for the answer.</param>
    /// <param name="Answer">The answer.</param>
    public sealed record SuffixNotRun(IActorRef Edge, CloudProtocol.SuffixFailed Answer);
}
