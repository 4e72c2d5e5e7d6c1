using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Contract;

/// <summary>Base of the tests that must pass on the embedded runtime and on Akka.NET alike: they use the public API only.</summary>
public abstract class ContractTest : TestKit
{
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    protected static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    protected ContractTest(string config = "")
        : base("akka.loglevel = WARNING\nakka.log-dead-letters = off\n" + config)
    {
    }

    /// <summary>An actor that is given its behaviour.</summary>
    protected IActorRef Spawn(Action<ScriptedActor> script, string? name = null) => Sys.ActorOf(Props.Create(() => new ScriptedActor(script)), name);
}
