using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>Base of a test class of xunit: a system of its own, which ends with the test.</summary>
public class TestKit : TestKitBase, IDisposable
{
    private bool _isDisposed;

    /// <summary>On a system that exists, or on a new one.</summary>
    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null)
        : base(system, null, null, null, sendsAsTestActor: true) => Start(output);

    /// <summary>On a system with a configuration.</summary>
    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(null, config, actorSystemName, null, sendsAsTestActor: true) => Start(output);

    /// <summary>On a system with a configuration.</summary>
    public TestKit(string config, ITestOutputHelper? output = null)
        : this(ConfigurationFactory.ParseString(config), null, output)
    {
    }

    /// <summary>Where a test writes to; null if it was given nothing.</summary>
    protected ITestOutputHelper? Output { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called before the system ends.</summary>
    protected virtual void AfterAll()
    {
    }

    /// <summary>Ends the system.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        try
        {
            AfterAll();
        }
        finally
        {
            Shutdown();
        }
    }

    private void Start(ITestOutputHelper? output)
    {
        Output = output;
        if (output is null)
            return;
        var logger = ((ExtendedActorSystem)Sys).SystemActorOf(Props.Create(() => new TestOutputLogger(output)), "log-test");
        logger.Ask<LoggerInitialized>(new InitializeLogger(Sys.EventStream), TimeSpan.FromSeconds(3)).GetAwaiter().GetResult();
    }

    private sealed class TestOutputLogger : ReceiveActor
    {
        public TestOutputLogger(ITestOutputHelper output)
        {
            Receive<InitializeLogger>(initialize =>
            {
                initialize.LoggingBus.Subscribe(Self, typeof(LogEvent));
                Sender.Tell(new LoggerInitialized());
            });
            Receive<LogEvent>(logEvent =>
            {
                try
                {
                    output.WriteLine(logEvent.ToString());
                }
                catch (InvalidOperationException)
                {
                    // The test has ended; xunit takes no more output.
                }
            });
        }
    }
}
