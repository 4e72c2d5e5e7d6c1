using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Actors.Tests.Protocol;

public class TensorFrameTests
{
    private const int Plenty = 1 << 20;

    public static TheoryData<TensorEncoding> Encodings => [.. TensorEncoding.All];

    [Fact]
    public void Tensors_come_out_as_they_went_in_and_aligned()
    {
        Tensor[] tensors = [Filled("a", 1, 3), Filled("b", 2, 2, 5), Filled("c", 1)];

        var frame = TensorFrame.Parse(TensorFrame.Encode(tensors).Buffer);

        var decoded = frame.Decode(Plenty);
        Assert.Equal(tensors.Select(tensor => tensor.Info), decoded.Select(tensor => tensor.Info));
        Assert.All(tensors.Zip(decoded), pair => Assert.Equal(pair.First.Floats, pair.Second.Floats));
        Assert.Equal(tensors.Sum(tensor => tensor.Info.Bytes), frame.PayloadBytes);
    }

    [Fact]
    public void Integers_come_out_as_they_went_in_beside_floats()
    {
        var info = new TensorInfo("output", [3, 1], ElementType.Int64);
        var classes = Tensor.FromMemory(info, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 9, 0, 0, 0, 0, 0, 0, 0 });

        var decoded = TensorFrame.Parse(TensorFrame.Encode([Filled("a", 1, 3), classes]).Buffer).Decode(Plenty);

        Assert.Equal(info, decoded[1].Info);
        Assert.Equal([1, -1, 9], decoded[1].Integers.ToArray());
    }

    [Fact]
    public void Decoding_copies_nothing()
    {
        var frame = TensorFrame.Encode([Filled("a", 4)]);

        frame.Buffer.AsSpan(frame.Buffer.Length - 16).Clear();

        Assert.Equal(new float[4], frame.Decode(Plenty)[0].Floats);
    }

    [Fact]
    public void No_tensors_make_an_empty_frame()
    {
        Assert.Empty(TensorFrame.Parse(TensorFrame.Encode([]).Buffer).Decode(Plenty));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoded_tensors_come_out_as_near_as_their_encoding_brings_them(TensorEncoding encoding)
    {
        var tensors = new[] { Rectified("a", 1, 3, 20, 20), Filled("b", 2, 2, 5), Rectified("c", 1, 500) };

        var frame = TensorFrame.Encode(tensors, [encoding, TensorEncoding.Float32, encoding]);
        var decoded = TensorFrame.Parse(frame.Buffer).Decode(Plenty);

        Assert.Equal<TensorEncoding>([encoding, TensorEncoding.Float32, encoding], frame.Encodings);
        Assert.Equal(tensors.Select(tensor => tensor.Info), decoded.Select(tensor => tensor.Info));
        Assert.Equal(tensors[1].Floats, decoded[1].Floats);
        Assert.InRange(frame.PayloadBytes, 1, encoding == TensorEncoding.Float32 ? tensors.Sum(tensor => tensor.Info.Bytes) : 0.7 * tensors.Sum(tensor => tensor.Info.Bytes));
        foreach (var (before, after) in tensors.Zip(decoded))
        {
            for (var index = 0; index < before.Info.ElementCount; index++)
                Assert.InRange(Math.Abs(after.Floats[index] - before.Floats[index]), 0, encoding.IsLossless ? 0 : 0.01);
        }
    }

    [Theory]
    [InlineData("sparse", 1)]
    [InlineData("float16", float.NaN)]
    [InlineData("sparse_float16", 1e9f)]
    [InlineData("int8", float.PositiveInfinity)]
    public void What_an_encoding_does_not_take_or_make_smaller_crosses_as_it_is(string encoding, float value)
    {
        var info = new TensorInfo("a", [100], ElementType.Float32);
        var tensor = Tensor.FromArray(info, [.. Enumerable.Repeat(value, 100)]);

        var frame = TensorFrame.Encode([tensor], [Named(encoding)]);

        Assert.Equal<TensorEncoding>([TensorEncoding.Float32], frame.Encodings);
        Assert.Equal(tensor.Floats, TensorFrame.Parse(frame.Buffer).Decode(info.Bytes)[0].Floats);
    }

    [Fact]
    public void Encoding_without_zeros_shows_how_many_there_were()
    {
        var frame = TensorFrame.Encode(
            [Tensor.FromArray(new TensorInfo("a", [8], ElementType.Float32), [0, 1, 0, 2, 0, 0, 0, 0]), Filled("b", 3)], [Named("sparse_float16"), Named("float16")]);

        Assert.Equal([new("a", 0.25)], frame.Densities);
    }

    [Fact]
    public void What_would_take_more_than_is_expected_is_refused_before_it_takes_memory()
    {
        var zeros = Tensor.FromMemory(new TensorInfo("a", [1 << 16], ElementType.Float32), new byte[4 << 16]);
        var frame = TensorFrame.Parse(TensorFrame.Encode([zeros], [Named("sparse")]).Buffer);

        var error = Assert.Throws<InvalidDataException>(() => frame.Decode((4 << 16) - 1));
        Assert.Contains("262,144 bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(99, 40, ElementType.Float32, "unknown encoding 99")]
    [InlineData(-1, 40, ElementType.Float32, "unknown encoding -1")]
    [InlineData(1, 39, ElementType.Float32, "it takes 40 to 40")]
    [InlineData(3, 2, ElementType.Float32, "it takes 3 to 83")]
    [InlineData(3, 84, ElementType.Float32, "it takes 3 to 83")]
    [InlineData(3, long.MinValue, ElementType.Float32, "it takes 3 to 83")]
    [InlineData(2, 28, ElementType.Int64, "holds no floats")]
    public void A_form_that_cannot_be_is_refused_with_the_tensor(int encoding, long bytes, ElementType type, string sentence)
    {
        var error = Assert.Throws<InvalidDataException>(() => WireForm.Read(new TensorInfo("pool1", [20], type), encoding, bytes));

        Assert.Contains("pool1", error.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
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
        var whole = TensorFrame.Encode(
            [Filled("a", 1, 3), Rectified("b", 20), Rectified("c", 20), Rectified("d", 20)],
            [TensorEncoding.Float32, Named("sparse"), Named("int8"), Named("sparse_float16")]).Buffer;
        for (var run = 0; run < 20_000; run++)
        {
            var damaged = (byte[])whole.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                damaged[random.Next(TensorFrame.HeaderRoomBytes, damaged.Length)] = (byte)random.Next(256);

            try
            {
                Assert.InRange(TensorFrame.Parse(damaged).Decode(Plenty).Sum(tensor => tensor.Data.Length), 0, Plenty);
            }
            catch (Exception error) when (error is InvalidDataException or Google.Protobuf.InvalidProtocolBufferException)
            {
                // Refused, by name.
            }
        }
    }

    private static TensorEncoding Named(string encoding) => TensorEncoding.ByName(encoding)!;

    private static void AssertRefused(byte[] bytes)
    {
        var error = Record.Exception(() => TensorFrame.Parse(bytes));
        Assert.True(error is InvalidDataException or Google.Protobuf.InvalidProtocolBufferException, $"{bytes.Length} bytes: {error}");
    }

    /// <summary>What a ReLU makes of numbers on either side of zero.</summary>
    private static Tensor Rectified(string name, params int[] shape)
    {
        var info = new TensorInfo(name, [.. shape], ElementType.Float32);
        return Tensor.FromArray(info, [.. Enumerable.Range(0, (int)info.ElementCount).Select(i => Math.Max(0, MathF.Sin(i)))]);
    }

    private static Tensor Filled(string name, params int[] shape)
    {
        var info = new TensorInfo(name, [.. shape], ElementType.Float32);
        return Tensor.FromArray(info, [.. Enumerable.Range(0, (int)info.ElementCount).Select(i => i * 1.5f + name[0])]);
    }
}
