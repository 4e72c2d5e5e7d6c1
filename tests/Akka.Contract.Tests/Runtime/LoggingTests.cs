using Akka.Actor;
using Akka.Event;

namespace Contract.Runtime;

public sealed class LoggingTests : ContractTest
{
    [Fact]
    public void Levels_templates_and_exceptions_arrive_as_events()
    {
        foreach (var type in new[] { typeof(Debug), typeof(Info), typeof(Warning), typeof(Error) })
            Sys.EventStream.Subscribe(TestActor, type);
        var actor = Spawn(me => me.On<string>(_ =>
        {
            var log = me.Ctx.GetLogger();
            log.Debug("below the level");
            log.Info("below the level {0}", 1);
            log.Warning("plain {brace");
            log.Warning("{0} and {1}", "one", 2);
            log.Error(new InvalidOperationException("why"), "failed at {0}", 3);
        }), "source");
        actor.Tell("go");

        Assert.Equal("plain {brace", ExpectMsg<Warning>().Message.ToString());
        Assert.Equal("one and 2", ExpectMsg<Warning>().Message.ToString());
        var error = ExpectMsg<Error>();
        Assert.Equal("failed at 3", error.Message.ToString());
        Assert.Equal("why", error.Cause.Message);
        Assert.Equal(actor.Path.ToString(), error.LogSource);
        Assert.Equal(LogLevel.ErrorLevel, error.LogLevel());
        Assert.Contains("failed at 3", error.ToString());
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void A_logger_can_be_named()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Warning));
        Logging.GetLogger(Sys, "my source").Warning("hello");

        Assert.Equal("my source (akka://test)", ExpectMsg<Warning>().LogSource);
    }

    [Fact]
    public async Task A_configured_logger_is_started_and_gets_what_its_level_allows()
    {
        var name = typeof(Recorder).AssemblyQualifiedName;
        var system = ActorSystem.Create("logged", $"akka.loglevel = INFO\nakka.loggers = [\"{name}\"]");
        system.Log.Debug("hidden");
        system.Log.Info("shown {0}", 1);
        await AwaitAssertAsync(() => Assert.Contains("shown 1", Recorder.Lines));

        Assert.DoesNotContain("hidden", Recorder.Lines);
        await system.Terminate();
    }

    [Fact]
    public void A_failure_is_logged_with_its_cause()
    {
        EventFilter.Exception<InvalidOperationException>("logged failure").ExpectOne(() =>
            Spawn(me => me.On<string>(text => throw new InvalidOperationException(text))).Tell("logged failure"));
    }

    [Fact]
    public void Filters_count_warnings_and_dead_letters()
    {
        EventFilter.Warning("careful").Expect(2, () =>
        {
            Sys.Log.Warning("careful");
            Sys.Log.Warning("careful");
        });
        EventFilter.DeadLetter<string>().ExpectOne(() => Sys.DeadLetters.Tell("lost"));
    }

    public sealed class Recorder : ReceiveActor
    {
        public static readonly System.Collections.Concurrent.ConcurrentQueue<string> Lines = new();

        public Recorder()
        {
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(logEvent => Lines.Enqueue(logEvent.Message.ToString()!));
        }
    }
}
