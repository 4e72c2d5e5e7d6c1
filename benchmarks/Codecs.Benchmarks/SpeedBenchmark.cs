using BenchmarkDotNet.Attributes;

namespace Neurosurgeon.Codecs.Benchmarks;

/// <summary>How long real activations take to encode and to decode, memory already at hand.</summary>
[ShortRunJob]
public class SpeedBenchmark
{
    private float[] _values = [];
    private int[] _shape = [];
    private byte[] _encoded = [];
    private float[] _decoded = [];

    public static IEnumerable<TensorEncoding> Encodings => TensorEncoding.All;

    /// <summary>A network and a cut: 187 KB behind alex_net's pool1, and 12.8 MB behind vgg19's first layer.</summary>
    [Params("alex_net 2", "vgg19 1")]
    public string Cut { get; set; } = "";

    [ParamsSource(nameof(Encodings))]
    public TensorEncoding Encoding { get; set; } = TensorEncoding.Float32;

    [GlobalSetup]
    public void Create()
    {
        var (model, cut) = (Cut.Split(' ')[0], int.Parse(Cut.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        (_values, _shape) = Activation.Of(model, cut);
        _encoded = new byte[TensorCodec.EncodedBytes(Encoding, _values, _shape)!.Value];
        _decoded = new float[_values.Length];
        TensorCodec.Encode(Encoding, _values, _shape, _encoded);
    }

    /// <summary>Counting, to know the size, is a part of it.</summary>
    [Benchmark]
    public long Encode()
    {
        var bytes = TensorCodec.EncodedBytes(Encoding, _values, _shape)!.Value;
        TensorCodec.Encode(Encoding, _values, _shape, _encoded);
        return bytes;
    }

    [Benchmark]
    public void Decode() => TensorCodec.Decode(Encoding, _encoded, _shape, _decoded);
}
