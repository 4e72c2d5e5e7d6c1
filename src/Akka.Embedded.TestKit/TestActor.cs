using System.Threading.Channels;
using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Queues what it gets for the test to look at.</summary>
internal sealed class TestActor(ChannelWriter<MessageEnvelope> queue) : ActorBase
{
    private Predicate<object> _ignores = _ => false;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case WatchRequest request:
                Context.Watch(request.Subject);
                Sender.Tell(request, Self);
                break;
            case UnwatchRequest request:
                Context.Unwatch(request.Subject);
                Sender.Tell(request, Self);
                break;
            case IgnoreRequest request:
                _ignores = request.Ignores;
                break;
            default:
                if (!_ignores(message))
                    queue.TryWrite(new MessageEnvelope(message, Sender));
                break;
        }
        return true;
    }

    internal sealed record WatchRequest(IActorRef Subject);

    internal sealed record UnwatchRequest(IActorRef Subject);

    internal sealed record IgnoreRequest(Predicate<object> Ignores);
}
