using Akka.Actor;

namespace Akka.Routing;

/// <summary>The router's own actor: supervises the routees and answers questions about them.</summary>
internal sealed class RouterActor(RoutedActorCell router) : UntypedActor
{
    protected override SupervisorStrategy SupervisorStrategy() => router.RouteeStrategy;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case GetRoutees:
                Sender.Tell(new Routees(router.Routees), Self);
                break;
            case AdjustPoolSize adjustment:
                router.Adjust(adjustment.Change);
                break;
            case Resize:
                router.ResizeByLoad();
                break;
            case Terminated terminated:
                router.Remove(terminated.ActorRef);
                if (router.Routees.Length == 0 && router.EndsWithoutRoutees)
                    Context.Stop(Self);
                break;
        }
    }

    protected override void PreRestart(Exception reason, object message)
    {
        // The routees go on.
    }
}
