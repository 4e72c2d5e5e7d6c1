using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>Answers probes of the link, and says with each answer how loaded the cloud is.</summary>
public sealed class ProbeResponderActor : ReceiveActor
{
    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Name = "probe";

    private ExecutorLoad? _load;

    /// <summary>Creates the actor.</summary>
    /// <param name="time">The clock by which the load is forgotten.</param>
    public ProbeResponderActor(TimeProvider time)
    {
        Receive<CloudProtocol.Probe>(probe => Sender.Tell(new CloudProtocol.ProbeReply(
            probe.Id, _load?.Report(time.GetUtcNow()) ?? LoadReport.Idle, ProbePayload.Take(probe.ReplyPayloadBytes))));
        Receive<ExecutorLoad>(load => _load = load);
    }

    /// <summary>How to create it.</summary>
    public static Props Props(TimeProvider time) => Akka.Actor.Props.Create(() => new ProbeResponderActor(time));
}
