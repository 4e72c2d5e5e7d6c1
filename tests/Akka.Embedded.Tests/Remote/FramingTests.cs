using Akka.Actor;
using Akka.Remote.Transport;

namespace Embedded.Remote;

public sealed class FramingTests
{
    private const long Limit = 1_000_000;

    [Fact]
    public async Task Whatever_is_queued_arrives_whole_and_in_order_for_each_recipient()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var sent = Enumerable.Range(0, random.Next(1, 60)).Select(number => RandomMessage(random, number)).ToList();
            var wire = Send(sent, random);

            var received = await ReceiveAllAsync(wire, random);

            Assert.Equal(sent.Count, received.Count);
            foreach (var lane in sent.GroupBy(message => message.Lane))
            {
                var there = received.Where(frame => frame.Head!.Recipient == lane.Key).ToList();
                Assert.Equal(lane.Select(message => message.Message), there.Select(frame => frame.Head!.SerializerId).Cast<object>());
                Assert.All(lane.Zip(there), pair => Assert.True(pair.First.Payload.AsSpan().SequenceEqual(pair.Second.Payload)));
            }
        }
    }

    [Fact]
    public async Task A_small_message_overtakes_a_large_one_to_somebody_else()
    {
        var outbox = new Outbox();
        var batch = new OutboundBatch();
        using var wire = new MemoryStream();
        outbox.Add(Message("large", 1, new byte[500_000]));
        TakeInto(wire, outbox, batch);
        outbox.Add(Message("small", 2, new byte[10]));
        while (!outbox.IsEmpty)
            TakeInto(wire, outbox, batch);

        var received = await ReceiveAllAsync(wire.ToArray(), new Random(1));

        Assert.Equal(["small", "large"], received.Select(frame => frame.Head!.Recipient));
    }

    [Fact]
    public async Task What_is_urgent_overtakes_everything()
    {
        var outbox = new Outbox();
        var batch = new OutboundBatch();
        using var wire = new MemoryStream();
        for (var number = 0; number < 5; number++)
            outbox.Add(Message("a", number, new byte[1000]));
        outbox.Add(Message("a", 5, [1]) with { Urgent = true });
        outbox.AddControl(FrameKind.Heartbeat);
        TakeInto(wire, outbox, batch);

        var received = await ReceiveAllAsync(wire.ToArray(), new Random(1));

        Assert.Equal(FrameKind.Heartbeat, received[0].Kind);
        Assert.Equal([5, 0, 1, 2, 3, 4], received.Skip(1).Select(frame => frame.Head!.SerializerId));
    }

    [Fact]
    public void More_large_messages_than_slots_wait_for_one()
    {
        var random = new Random(3);
        var sent = Enumerable.Range(0, 3 * FrameHeader.Slots).Select(number => Message($"lane{number}", number, new byte[200_000])).ToList();

        Assert.NotEmpty(Send(sent, random));
    }

    [Fact]
    public void What_was_not_sent_can_be_taken_out_half_sent_messages_included()
    {
        var outbox = new Outbox();
        var batch = new OutboundBatch();
        using var wire = new MemoryStream();
        outbox.Add(Message("large", 1, new byte[500_000]));
        outbox.Add(Message("large", 2, [1]));
        outbox.Add(Message("other", 3, [1]));
        TakeInto(wire, outbox, batch, chunkBytes: 1000);

        Assert.Equal([1, 2, 3], outbox.Drain().Select(message => (int)message.Message).Order());
        Assert.True(outbox.IsEmpty);
        Assert.False(outbox.TryTake(batch, 1000));
    }

    [Fact]
    public async Task Garbage_ends_in_a_sentence_or_an_end_of_stream_and_takes_little_memory()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var valid = Send([RandomMessage(random, 1), RandomMessage(random, 2)], random);
            var wire = seed % 2 == 0 ? new byte[random.Next(1, 200)] : valid[..random.Next(1, valid.Length)];
            if (seed % 2 == 0)
                random.NextBytes(wire);
            for (var flips = random.Next(4); flips > 0; flips--)
                wire[random.Next(Math.Min(wire.Length, 60))] ^= (byte)(1 << random.Next(8));

            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                await ReceiveAllAsync(wire, random);
            }
            catch (Exception failure) when (failure is ProtocolException or EndOfStreamException)
            {
                Assert.NotEmpty(failure.Message);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * Limit);
        }
    }

    [Theory]
    [InlineData((int)FrameKind.Message, "whose head does not fit", new byte[] { 9, 0, 0, 0 })]
    [InlineData((int)FrameKind.Message, "whose head does not fit", new byte[] { })]
    [InlineData((int)FrameKind.Continue, "never began", new byte[] { 1 })]
    [InlineData((int)FrameKind.Begin, "without lengths", new byte[] { 1 })]
    [InlineData((int)FrameKind.Begin, "impossible lengths", new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 1 })]
    [InlineData((int)FrameKind.Begin, "impossible lengths", new byte[] { 255, 255, 255, 255, 9, 0, 0, 0, 1 })]
    [InlineData((int)FrameKind.Begin, "maximum-frame-size", new byte[] { 1, 0, 0, 0, 255, 255, 255, 127, 1 })]
    [InlineData(99, "no frame of this protocol", new byte[] { })]
    public async Task A_frame_against_the_rules_is_refused(int kind, string problem, byte[] body)
    {
        var wire = new byte[FrameHeader.Bytes + body.Length];
        new FrameHeader((FrameKind)kind, body.Length).Write(wire);
        body.CopyTo(wire, FrameHeader.Bytes);

        var failure = await Assert.ThrowsAsync<ProtocolException>(() => ReceiveAllAsync(wire, new Random(1)));

        Assert.Contains(problem, failure.Message);
    }

    [Fact]
    public async Task A_frame_that_announces_too_much_is_refused_before_its_bytes_come()
    {
        var wire = new byte[FrameHeader.Bytes];
        new FrameHeader(FrameKind.Message, int.MaxValue).Write(wire);

        Assert.Contains("2147483647 bytes", (await Assert.ThrowsAsync<ProtocolException>(() => ReceiveAllAsync(wire, new Random(1)))).Message);
    }

    [Fact]
    public async Task A_second_large_message_in_a_slot_in_use_is_refused()
    {
        var outbox = new Outbox();
        outbox.Add(Message("large", 1, new byte[5000]));
        using var wire = new MemoryStream();
        TakeInto(wire, outbox, new OutboundBatch(), chunkBytes: 1000);

        var failure = await Assert.ThrowsAsync<ProtocolException>(() => ReceiveAllAsync([.. wire.ToArray(), .. wire.ToArray()], new Random(1)));

        Assert.Contains("another is under way", failure.Message);
    }

    [Fact]
    public void A_head_that_is_too_long_is_refused_by_its_sender() =>
        Assert.Throws<System.Runtime.Serialization.SerializationException>(() => new MessageHead("r", "", 1, new string('m', FrameHeader.MostHeadBytes)).Encode());

    private static OutboundMessage RandomMessage(Random random, int number)
    {
        var payload = new byte[random.Next(5) switch { 0 => 0, 1 => random.Next(100), 2 => random.Next(20_000), 3 => random.Next(70_000), _ => random.Next(300_000) }];
        random.NextBytes(payload);
        return Message($"lane{random.Next(12)}", number, payload);
    }

    private static OutboundMessage Message(string lane, int number, byte[] payload) =>
        new(new MessageHead(lane, "sender", number, "manifest").Encode(), payload, lane, false, number, null, ActorRefs.Nobody);

    private static byte[] Send(List<OutboundMessage> messages, Random random)
    {
        var outbox = new Outbox();
        var batch = new OutboundBatch();
        using var wire = new MemoryStream();
        foreach (var message in messages)
        {
            outbox.Add(message);
            if (random.Next(3) == 0)
                TakeInto(wire, outbox, batch, random.Next(1, 100_000));
        }

        while (!outbox.IsEmpty)
            TakeInto(wire, outbox, batch, random.Next(1, 100_000));
        return wire.ToArray();
    }

    private static void TakeInto(MemoryStream wire, Outbox outbox, OutboundBatch batch, int chunkBytes = 64 * 1024)
    {
        if (!outbox.TryTake(batch, chunkBytes))
            return;
        wire.Write(batch.Gathered.Span);
        wire.Write(batch.Slice.Span);
        batch.Clear();
    }

    private static async Task<List<InboundFrame>> ReceiveAllAsync(byte[] wire, Random random)
    {
        using var reader = new FrameReader(new DripStream(wire, random, random.Next(2) == 0 ? 50 : 100_000), Limit);
        List<InboundFrame> frames = [];
        while (await reader.ReadAsync(CancellationToken.None) is { } frame)
            frames.Add(frame);
        return frames;
    }
}
