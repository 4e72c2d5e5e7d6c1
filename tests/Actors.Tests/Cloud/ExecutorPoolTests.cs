using Akka.Actor;
using Akka.Routing;
using Akka.TestKit.Xunit2;
using Neurosurgeon.Actors.Cloud;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Tests.Cloud;

/// <summary>What <see cref="CloudExecutorActor"/> relies on of its pool, with other actors in its place.</summary>
public sealed class ExecutorPoolTests() : TestKit(NodeConfiguration.Load(
    """
    akka { actor.provider = local, loglevel = OFF }
    akka.actor.deployment { /cloud/executors { nr-of-instances = 2, dispatcher = akka.actor.default-dispatcher } }
    """,
    null))
{
    // It computes for seconds: the dispatcher of its props holds, not the one that the pool's deployment may name.
    [Fact]
    public void Each_executor_has_a_thread_of_its_own()
    {
        var pool = StartPool();

        var threads = Enumerable.Range(0, 6).Select(_ => Ask<Thread>(pool, "thread")).ToArray();

        Assert.Equal(2, threads.Distinct().Count());
        Assert.All(threads, thread => Assert.False(thread.IsThreadPoolThread));
    }

    // It throws on at an unexpected exception: the other executors work on, and what waits for it is still run.
    [Fact]
    public void An_executor_that_fails_is_restarted_alone_and_keeps_what_waits_for_it()
    {
        var pool = StartPool();
        var instances = new[] { Ask<Guid>(pool, "instance"), Ask<Guid>(pool, "instance") };

        pool.Tell("fail");
        pool.Tell("instance");
        pool.Tell("instance");
        pool.Tell("instance");

        var after = new[] { ExpectMsg<Guid>(), ExpectMsg<Guid>(), ExpectMsg<Guid>() };
        Assert.Equal([1, 2], after.GroupBy(instance => instance).Select(group => group.Count()).Order());
        Assert.Single(after.Distinct(), instance => instances.Contains(instance));
    }

    private IActorRef StartPool()
    {
        var parent = ActorOfAsTestActorRef<Parent>(CloudPaths.Parent[1..]);
        return parent.UnderlyingActor.Pool;
    }

    private T Ask<T>(IActorRef pool, string what)
    {
        pool.Tell(what);
        return ExpectMsg<T>();
    }

    private sealed class Parent : ReceiveActor
    {
        public IActorRef Pool { get; } = Context.ActorOf(
            Props.Create(() => new Worker()).WithDispatcher(Dispatchers.Inference).WithRouter(FromConfig.Instance), CloudPaths.ExecutorsName);
    }

    private sealed class Worker : ReceiveActor
    {
        public Worker()
        {
            var instance = Guid.NewGuid();
            Receive<string>(text => text == "thread", _ => Sender.Tell(Thread.CurrentThread));
            Receive<string>(text => text == "instance", _ => Sender.Tell(instance));
            Receive<string>(text => throw new InvalidOperationException(text));
        }
    }
}
