using System.Runtime.InteropServices;

namespace Neurosurgeon.Codecs.Tests;

public class TensorCodecTests
{
    private const int Runs = 400;

    public static TheoryData<TensorEncoding> Encodings => [.. TensorEncoding.All];

    public static TheoryData<TensorEncoding> Lossless => [.. TensorEncoding.All.Where(encoding => encoding.IsLossless)];

    public static TheoryData<TensorEncoding> Sparse => [.. TensorEncoding.All.Where(encoding => encoding.IsSparse)];

    [Theory]
    [MemberData(nameof(Lossless))]
    public void Every_bit_comes_out_as_it_went_in_without_loss(TensorEncoding encoding)
    {
        var random = new Random(1);
        for (var run = 0; run < Runs; run++)
        {
            var shape = Samples.Shape(random);
            var values = Samples.AnyBits(random, shape);

            var decoded = Codec.RoundTrip(encoding, values, shape);

            Assert.True(MemoryMarshal.AsBytes<float>(values).SequenceEqual(MemoryMarshal.AsBytes<float>(decoded)));
        }
    }

    [Fact]
    public void A_negative_zero_is_no_zero()
    {
        float[] values = [0, -0f, float.Epsilon, -float.Epsilon, float.NaN, BitConverter.UInt32BitsToSingle(0xFFC12345), float.NegativeInfinity, 1, 0];

        Assert.Equal(7, TensorCodec.CountNonZero(values));
        Assert.Equal(
            values.Select(BitConverter.SingleToUInt32Bits), Codec.RoundTrip(Codec.Named("sparse"), values, [9]).Select(BitConverter.SingleToUInt32Bits));
    }

    [Theory]
    [InlineData("float16")]
    [InlineData("sparse_float16")]
    public void Half_precision_keeps_eleven_bits(string encoding)
    {
        var random = new Random(2);
        for (var run = 0; run < Runs; run++)
        {
            var shape = Samples.Shape(random);
            var values = Samples.Floats(random, shape);

            var decoded = Codec.RoundTrip(Codec.Named(encoding), values, shape);

            for (var index = 0; index < values.Length; index++)
                Assert.InRange(Math.Abs(decoded[index] - values[index]), 0, Math.Max(Math.Abs(values[index]) / 2048, Math.Pow(2, -25)));
        }
    }

    [Theory]
    [InlineData("int8")]
    [InlineData("sparse_int8")]
    public void Eight_bits_keep_a_run_within_half_a_step(string encoding)
    {
        var random = new Random(3);
        for (var run = 0; run < Runs; run++)
        {
            var shape = Samples.Shape(random);
            var values = Samples.Floats(random, shape);

            var decoded = Codec.RoundTrip(Codec.Named(encoding), values, shape);

            foreach (var (before, after) in values.Chunk(Codec.RunLength(shape)).Zip(decoded.Chunk(Codec.RunLength(shape))))
            {
                var step = (before.Max() - before.Min()) / 255.0;
                var rounding = 1e-6 * before.Max(Math.Abs);
                for (var index = 0; index < before.Length; index++)
                    Assert.InRange(Math.Abs(after[index] - (double)before[index]), 0, 0.5 * step + rounding);
            }
        }
    }

    [Fact]
    public void A_channel_of_small_values_keeps_its_digits_beside_one_of_large_ones()
    {
        var values = new float[2 * 100];
        for (var index = 0; index < 100; index++)
            (values[index], values[100 + index]) = (1000f * index, 0.001f * index);

        var decoded = Codec.RoundTrip(Codec.Named("int8"), values, [1, 2, 10, 10]);

        Assert.InRange(Math.Abs(decoded[199] - values[199]), 0, 1e-4);
        Assert.Equal(0, Codec.RoundTrip(Codec.Named("int8"), values, [200])[199], 1.0);
    }

    [Theory]
    [MemberData(nameof(Sparse))]
    public void What_was_zero_stays_zero_exactly(TensorEncoding encoding)
    {
        var random = new Random(4);
        for (var run = 0; run < Runs; run++)
        {
            var shape = Samples.Shape(random);
            var values = Samples.Floats(random, shape);

            var decoded = Codec.RoundTrip(encoding, values, shape);

            Assert.All(values.Zip(decoded).Where(pair => BitConverter.SingleToInt32Bits(pair.First) == 0), pair => Assert.Equal(0, BitConverter.SingleToInt32Bits(pair.Second)));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_tensor_takes_as_many_bytes_as_its_zeros_say(TensorEncoding encoding)
    {
        var random = new Random(5);
        for (var run = 0; run < Runs; run++)
        {
            var shape = Samples.Shape(random);
            var values = Samples.Floats(random, shape);

            var bytes = TensorCodec.EncodedBytes(encoding, values, shape);

            var (least, most) = TensorCodec.Limits(encoding, shape);
            Assert.Equal(TensorCodec.EncodedBytes(encoding, shape, values.Count(value => BitConverter.SingleToInt32Bits(value) != 0)), bytes);
            Assert.InRange(bytes!.Value, least, most);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MaxValue)]
    public void A_lossy_encoding_does_not_take_what_it_cannot_come_near_to(float value)
    {
        foreach (var encoding in TensorEncoding.All)
            Assert.Equal(encoding.IsLossless, TensorCodec.EncodedBytes(encoding, [1, value, 0], [3]) is not null);
        Assert.Null(TensorCodec.EncodedBytes(Codec.Named("float16"), [65_520], [1]));
        Assert.Equal([65_504], Codec.RoundTrip(Codec.Named("float16"), [65_504], [1]));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Bytes_of_a_peer_are_refused_or_give_the_elements_of_the_shape(TensorEncoding encoding)
    {
        var random = new Random(6);
        var refused = 0;
        for (var run = 0; run < 5000; run++)
        {
            var shape = Samples.Shape(random);
            var values = new float[Samples.Product(shape)];
            var bytes = new byte[random.Next((int)TensorCodec.Limits(encoding, shape).Most + 9)];
            random.NextBytes(bytes);

            try
            {
                TensorCodec.Decode(encoding, bytes, shape, values);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, 5000);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_tensor_cut_short_or_with_a_byte_more_is_refused(TensorEncoding encoding)
    {
        float[] values = [.. Enumerable.Range(0, 70).Select(index => index % 3 == 0 ? 0 : 0.5f * index)];
        var encoded = Codec.Encode(encoding, values, [1, 70]);

        for (var length = 0; length < encoded.Length; length++)
            AssertRefused(encoded[..length]);
        AssertRefused([.. encoded, 0]);

        void AssertRefused(byte[] bytes) =>
            Assert.Throws<InvalidDataException>(() => TensorCodec.Decode(encoding, bytes, [1, 70], new float[70]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(float.NaN, 1)]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(1, float.NaN)]
    [InlineData(1, float.NegativeInfinity)]
    public void Steps_that_are_none_are_refused(float scale, float minimum)
    {
        byte[] bytes = [.. BitConverter.GetBytes(scale), .. BitConverter.GetBytes(minimum), 1, 2, 3];

        var error = Assert.Throws<InvalidDataException>(() => TensorCodec.Decode(Codec.Named("int8"), bytes, [3], new float[3]));
        Assert.Contains("steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spare_bits_that_are_set_are_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => TensorCodec.Decode(Codec.Named("sparse"), [0b1000, 0, 0, 0, 0], [3], new float[3]));
        Assert.Contains("more elements", error.Message, StringComparison.Ordinal);
    }
}
