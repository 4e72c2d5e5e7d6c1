using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Tests.Protocol;

public sealed class CloudProtocolSerializerTests : IAsyncLifetime
{
    private static readonly LoadReport Load = new(1.25, 2, 3, 2, 40.5);

    private readonly ActorSystem _system = ActorSystem.Create("serializer", NodeConfiguration.Load("akka.actor.provider = local", null));

    private static LayerSet EdgeLayers => LayerSet.Of(14, [0, 1, 2, 5, 13]);

    public static TheoryData<CloudProtocol.IMessage> SmallMessages =>
    [
        new CloudProtocol.Hello(1, "edge", 67_108_864),
        new CloudProtocol.Enter(),
        new CloudProtocol.Leave(),
        new CloudProtocol.Closing(),
        new CloudProtocol.Refused("no"),
        new CloudProtocol.ProfileRequest("le_net", "abc"),
        new CloudProtocol.ProfileProgress("le_net", "3 of 8"),
        new CloudProtocol.ModelRefused("le_net", "another one"),
        new CloudProtocol.PrepareSuffix("le_net", "abc", LayerSet.Prefix(8, 3)),
        new CloudProtocol.SuffixPrepared("le_net", LayerSet.Of(70, [0, 1, 5, 69])),
        new CloudProtocol.SuffixFailed(7, "out of order"),
    ];

    [Theory]
    [MemberData(nameof(SmallMessages))]
    public void A_small_message_comes_out_as_it_went_in(CloudProtocol.IMessage message)
    {
        Assert.Equal(message, RoundTrip(message));
    }

    public static TheoryData<Type> Messages => [.. typeof(CloudProtocol).GetNestedTypes().Where(type => !type.IsInterface)];

    // Whoever sends over the link relies on it: what nothing is bound to is refused, and what loses a value is another message.
    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_type_of_the_protocol_has_its_serializer_which_keeps_every_value(Type type)
    {
        Assert.IsType<CloudProtocolSerializer>(_system.Serialization.FindSerializerForType(type));
        var message = MadeUpMessage.Of(type);

        var back = Serializer.FromBinary(Serializer.ToBinary(message), Serializer.Manifest(message));

        Assert.IsType(type, back);
        Assert.All(
            MadeUpMessage.ValuesOf(type),
            value => Assert.Equal(MadeUpMessage.Text(value.GetValue(message)), MadeUpMessage.Text(value.GetValue(back))));
    }

    [Fact]
    public void A_welcome_comes_out_as_it_went_in()
    {
        var welcome = RoundTrip(
            new CloudProtocol.Welcome(1, "cpu", "ONNX Runtime 1.31.1", 2, 3, 67_108_864, [new("10.0.0.1", 9999), new("::1", 1)]));

        Assert.Equal(
            (1, "cpu", "ONNX Runtime 1.31.1", 2, 3, 67_108_864),
            (welcome.ProtocolVersion, welcome.Device, welcome.Engine, welcome.Executors, welcome.OtherEdges, welcome.LargestFrameBytes));
        Assert.Equal([new NodeEndpoint("10.0.0.1", 9999), new NodeEndpoint("::1", 1)], welcome.OtherNodes.ToArray());
    }

    [Fact]
    public void A_profile_comes_out_as_it_went_in()
    {
        var reply = RoundTrip(new CloudProtocol.ProfileReply("le_net", "abc", [0.1, 2, 3e-9]));

        Assert.Equal((double[])[0.1, 2, 3e-9], reply.LayerMs.ToArray());
        Assert.Equal(("le_net", "abc"), (reply.Model, reply.Sha256));
    }

    [Fact]
    public void A_suffix_to_run_comes_out_as_it_went_in_and_knows_when_it_arrived()
    {
        var sent = new CloudProtocol.ExecuteSuffix(5, "alex_net", new string('f', 64), EdgeLayers, Frame(1, 2, 3)) { LargestOutputBytes = 99 };
        var request = RoundTrip(sent);

        Assert.Equal(
            (5, "alex_net", new string('f', 64), EdgeLayers, 99),
            (request.TaskId, request.Model, request.Sha256, request.EdgeLayers, request.LargestOutputBytes));
        Assert.Equal([1f, 2, 3], request.Tensors.Decode(12)[0].Floats);
        Assert.NotNull(request.ReceivedTimestamp);
    }

    [Fact]
    public void A_result_comes_out_as_it_went_in()
    {
        var timings = new CloudTimings(0.1, 0.2, 3, 0.4);
        var completed = RoundTrip(new CloudProtocol.SuffixCompleted(5, Frame(9, 8), timings) { Load = Load });

        Assert.Equal((5, timings, Load), (completed.TaskId, completed.Timings, completed.Load));
        Assert.Equal([9f, 8], completed.Output.Decode(12)[0].Floats);
    }

    [Fact]
    public void Probes_carry_their_payload_both_ways()
    {
        var probe = RoundTrip(new CloudProtocol.Probe(3, 400, new byte[] { 1, 2, 3 }));
        var reply = RoundTrip(new CloudProtocol.ProbeReply(3, Load, new byte[] { 4, 5 }));

        Assert.Equal((3, 400), (probe.Id, probe.ReplyPayloadBytes));
        Assert.Equal(new byte[] { 1, 2, 3 }, probe.Payload.ToArray());
        Assert.Equal((3, Load), (reply.Id, reply.Load));
        Assert.Equal(new byte[] { 4, 5 }, reply.Payload.ToArray());
    }

    [Fact]
    public void A_load_that_cannot_be_is_read_and_left_to_be_checked()
    {
        var hostile = new LoadReport(double.NaN, -1, int.MaxValue, 0, double.NegativeInfinity);

        Assert.Equal(hostile, RoundTrip(new CloudProtocol.ProbeReply(3, hostile, default)).Load);
        Assert.Equal(hostile, RoundTrip(new CloudProtocol.SuffixCompleted(5, Frame(1), default) { Load = hostile }).Load);
        Assert.Null(hostile.Checked());
    }

    [Fact]
    public void Encoding_a_suffix_to_run_does_not_copy_its_tensors_again()
    {
        var request = new CloudProtocol.ExecuteSuffix(5, "alex_net", "abc", EdgeLayers, Frame(1, 2, 3));

        Assert.Same(request.Tensors.Buffer, Serializer.ToBinary(request));
    }

    [Fact]
    public void What_is_no_message_of_the_protocol_is_neither_written_nor_read()
    {
        const int AkkasJson = 1, AkkasProtocolBuffers = 2, AkkasActorCreation = 3;

        Assert.Throws<NotSupportedException>(() => _system.Serialization.Serialize(new Version(1, 2)));
        foreach (var identifier in new[] { AkkasJson, AkkasProtocolBuffers, AkkasActorCreation })
        {
            Assert.ThrowsAny<SerializationException>(
                () => _system.Serialization.Deserialize("{}"u8.ToArray(), identifier, "System.Version, System.Private.CoreLib"));
        }
    }

    [Fact]
    public void Garbage_is_refused_with_the_one_exception_that_says_so()
    {
        var random = new Random(1);
        string[] manifests =
        [
            "hello", "welcome", "refused", "profile-request", "profile-progress", "profile-reply", "model-refused", "prepare-suffix",
            "suffix-prepared", "execute-suffix", "suffix-completed", "suffix-failed", "probe", "probe-reply", "nothing of ours",
        ];
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = new byte[random.Next(0, 900)];
            random.NextBytes(bytes);
            var manifest = manifests[random.Next(manifests.Length)];

            var error = Record.Exception(() => Serializer.FromBinary(bytes, manifest));

            Assert.True(error is null or InvalidDataException, $"{manifest}: {error}");
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    private SerializerWithStringManifest Serializer =>
        Assert.IsType<CloudProtocolSerializer>(_system.Serialization.FindSerializerForType(typeof(CloudProtocol.Hello)));

    private T RoundTrip<T>(T message)
        where T : CloudProtocol.IMessage
    {
        Assert.Same(Serializer, _system.Serialization.FindSerializerFor(message));
        return Assert.IsType<T>(Serializer.FromBinary(Serializer.ToBinary(message), Serializer.Manifest(message)), exactMatch: false);
    }

    private static TensorFrame Frame(params float[] values) =>
        TensorFrame.Encode([Tensor.FromArray(new TensorInfo("t", [values.Length], ElementType.Float32), values)]);
}
