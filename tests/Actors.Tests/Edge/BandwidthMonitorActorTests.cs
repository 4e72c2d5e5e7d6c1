using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Tests.Edge;

/// <summary>The monitor among probes: the tests play the cloud's responder and the partitioner.</summary>
public sealed class BandwidthMonitorActorTests : TestKit
{
    private readonly ManualTime _time = new();
    private readonly TestProbe _cloud;
    private readonly TestProbe _partitioner;
    private readonly IActorRef _monitor;

    public BandwidthMonitorActorTests()
        : base("akka.loglevel = OFF")
    {
        var settings = SettingsReader.Read(NodeConfiguration.Load("", null)).Edge.Bandwidth;
        _cloud = CreateTestProbe();
        _partitioner = CreateTestProbe();
        _monitor = Sys.ActorOf(BandwidthMonitorActor.Props(settings, periodic: false, _partitioner, _time));
        _monitor.Tell(new EdgeProtocol.CloudReached(new EdgeProtocol.CloudRefs(_cloud, _cloud)));
    }

    [Fact]
    public void The_round_trip_is_known_though_tasks_leave_no_time_for_a_round()
    {
        Measure(rttMs: 150);

        _monitor.Tell(new EdgeProtocol.MeasureLink());
        Answer(afterMs: 28);
        _monitor.Tell(new EdgeProtocol.TransferStarted());
        Answer(afterMs: 90);

        Assert.Equal(28, ExpectMsg<EdgeProtocol.LinkMeasured>().Estimate!.RttMs);
    }

    [Fact]
    public void A_round_that_a_transfer_ended_is_begun_anew_after_it()
    {
        Measure(rttMs: 28);

        _monitor.Tell(new EdgeProtocol.MeasureLink());
        _monitor.Tell(new EdgeProtocol.TransferStarted());
        Answer(afterMs: 90);
        _cloud.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        _monitor.Tell(new EdgeProtocol.TransferEnded(0, 0, null));

        Assert.Equal(0, _cloud.ExpectMsg<CloudProtocol.Probe>().Payload.Length);
    }

    private void Measure(double rttMs)
    {
        _monitor.Tell(new EdgeProtocol.MeasureLink());
        for (var probe = 0; probe < 9; probe++)
            Answer(rttMs + (probe < 3 ? 0 : 20));
        Assert.Equal(rttMs, ExpectMsg<EdgeProtocol.LinkMeasured>().Estimate!.RttMs);
        Assert.Equal(rttMs, _partitioner.FishForMessage<EdgeProtocol.LinkMeasured>(_ => true).Estimate!.RttMs);
    }

    private void Answer(double afterMs)
    {
        var probe = _cloud.ExpectMsg<CloudProtocol.Probe>();
        _time.Advance(TimeSpan.FromMilliseconds(afterMs));
        _monitor.Tell(new CloudProtocol.ProbeReply(probe.Id, default, ReadOnlyMemory<byte>.Empty));
    }
}
