using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>Answers probes of the link, and says with each answer how loaded the cloud is.</summary>
public sealed class ProbeResponderActor : ReceiveActor
{
    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Name = "probe";

    private CloudLoad _load;

    /// <summary>Creates the actor.</summary>
    /// <param name="time">The clock by which the load is forgotten.</param>
    public ProbeResponderActor(TimeProvider time)
    {
        _load = CloudLoad.Idle(time.GetUtcNow());

        Receive<CloudProtocol.Probe>(probe => Sender.Tell(
            new CloudProtocol.ProbeReply(probe.Id, _load.FactorAt(time.GetUtcNow()), ProbePayload.Take(probe.ReplyPayloadBytes))));
        Receive<ExecutionFinished>(finished =>
            _load = _load.With(finished.WaitedAndComputedMs, finished.IdleMs, time.GetUtcNow()));
    }

    /// <summary>How to create it.</summary>
    public static Props Props(TimeProvider time) => Akka.Actor.Props.Create(() => new ProbeResponderActor(time));

    /// <summary>An executor has run a suffix.</summary>
    /// <param name="WaitedAndComputedMs">From arrival to result, in milliseconds.</param>
    /// <param name="IdleMs">What the same layers take on the idle device, in milliseconds.</param>
    public sealed record ExecutionFinished(double WaitedAndComputedMs, double IdleMs);
}
