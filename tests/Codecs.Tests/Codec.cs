namespace Neurosurgeon.Codecs.Tests;

/// <summary>The codec with arrays of its own.</summary>
internal static class Codec
{
    public static TensorEncoding Named(string name) => TensorEncoding.ByName(name)!;

    public static byte[] Encode(TensorEncoding encoding, float[] values, int[] shape)
    {
        // What lies behind the tensor must stay as it is.
        const int Guard = 64;
        var length = (int)TensorCodec.EncodedBytes(encoding, values, shape)!.Value;
        var bytes = new byte[length + Guard];
        bytes.AsSpan(length).Fill(0xA5);
        TensorCodec.Encode(encoding, values, shape, bytes.AsSpan(0, length));
        Assert.All(bytes[length..], guard => Assert.Equal(0xA5, guard));
        return bytes[..length];
    }

    public static float[] RoundTrip(TensorEncoding encoding, float[] values, int[] shape)
    {
        var decoded = new float[values.Length];
        decoded.AsSpan().Fill(float.NaN);
        TensorCodec.Decode(encoding, Encode(encoding, values, shape), shape, decoded);
        return decoded;
    }

    /// <summary>How many elements have steps of their own in 8 bits: a plane, else a row, of at least 64 elements, else all.</summary>
    public static int RunLength(int[] shape)
    {
        var plane = shape.Length > 2 ? Samples.Product(shape[2..]) : 0;
        var row = shape.Length > 1 ? Samples.Product(shape[1..]) : 0;
        return plane >= 64 ? plane : row >= 64 ? row : Samples.Product(shape);
    }
}
