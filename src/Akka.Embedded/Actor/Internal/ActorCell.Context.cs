using Akka.Dispatch;

namespace Akka.Actor.Internal;

/// <content>What the actor sees as its context.</content>
internal partial class ActorCell
{
    public IActorRef Self => SelfRef;

    public Props Props { get; }

    public MessageDispatcher Dispatcher { get; }

    public IActorRef Sender { get; private set; }

    public ActorSystem System => SystemImpl;

    public IActorRef Parent => ParentRef;

    public ActorSelection ActorSelection(ActorPath actorPath) => SystemImpl.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => ActorSelections.From(actorPath, SystemImpl, SelfRef);

    public void Become(Receive receive)
    {
        if (_behaviors.Count > 1)
            _behaviors.Pop();
        _behaviors.Push(receive);
    }

    public void BecomeStacked(Receive receive) => _behaviors.Push(receive);

    public void Become(UntypedReceive receive) => Become(Always(receive));

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Always(receive));

    public void UnbecomeStacked()
    {
        if (_behaviors.Count > 1)
            _behaviors.Pop();
    }

    private static Receive Always(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
