using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Actors.Tests.Protocol;

public class TensorFrameTests
{
    [Fact]
    public void Tensors_come_out_as_they_went_in_and_aligned()
    {
        Tensor[] tensors = [Filled("a", 1, 3), Filled("b", 2, 2, 5), Filled("c", 1)];

        var frame = TensorFrame.Parse(TensorFrame.Encode(tensors).Buffer);

        var decoded = frame.Decode();
        Assert.Equal(tensors.Select(tensor => tensor.Info), decoded.Select(tensor => tensor.Info));
        Assert.All(tensors.Zip(decoded), pair => Assert.Equal(pair.First.Floats, pair.Second.Floats));
        Assert.Equal(tensors.Sum(tensor => tensor.Info.Bytes), frame.PayloadBytes);
    }

    [Fact]
    public void Integers_come_out_as_they_went_in_beside_floats()
    {
        var info = new TensorInfo("output", [3, 1], ElementType.Int64);
        var classes = Tensor.FromMemory(info, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 9, 0, 0, 0, 0, 0, 0, 0 });

        var decoded = TensorFrame.Parse(TensorFrame.Encode([Filled("a", 1, 3), classes]).Buffer).Decode();

        Assert.Equal(info, decoded[1].Info);
        Assert.Equal([1, -1, 9], decoded[1].Integers.ToArray());
    }

    [Fact]
    public void Decoding_copies_nothing()
    {
        var frame = TensorFrame.Encode([Filled("a", 4)]);

        frame.Buffer.AsSpan(frame.Buffer.Length - 16).Clear();

        Assert.Equal(new float[4], frame.Decode()[0].Floats);
    }

    [Fact]
    public void No_tensors_make_an_empty_frame()
    {
        Assert.Empty(TensorFrame.Parse(TensorFrame.Encode([]).Buffer).Decode());
    }

    [Fact]
    public void A_frame_cut_short_at_any_byte_is_refused()
    {
        var whole = TensorFrame.Encode([Filled("a", 1, 3), Filled("b", 2)]).Buffer;

        for (var length = 0; length < whole.Length; length++)
            AssertRefused(whole[..length]);
    }

    [Fact]
    public void A_frame_with_any_byte_changed_is_refused_or_stays_within_its_bounds()
    {
        var random = new Random(1);
        var whole = TensorFrame.Encode([Filled("a", 1, 3), Filled("b", 2)]).Buffer;
        for (var run = 0; run < 20_000; run++)
        {
            var damaged = (byte[])whole.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                damaged[random.Next(TensorFrame.HeaderRoomBytes, damaged.Length)] = (byte)random.Next(256);

            try
            {
                Assert.InRange(TensorFrame.Parse(damaged).Decode().Sum(tensor => tensor.Data.Length), 0, damaged.Length);
            }
            catch (Exception error) when (error is InvalidDataException or Google.Protobuf.InvalidProtocolBufferException)
            {
                // Refused, by name.
            }
        }
    }

    private static void AssertRefused(byte[] bytes)
    {
        var error = Record.Exception(() => TensorFrame.Parse(bytes));
        Assert.True(error is InvalidDataException or Google.Protobuf.InvalidProtocolBufferException, $"{bytes.Length} bytes: {error}");
    }

    private static Tensor Filled(string name, params int[] shape)
    {
        var info = new TensorInfo(name, [.. shape], ElementType.Float32);
        return Tensor.FromArray(info, [.. Enumerable.Range(0, (int)info.ElementCount).Select(i => i * 1.5f + name[0])]);
    }
}
