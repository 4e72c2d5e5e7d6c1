using System.Collections.Immutable;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Planning.Assignment;

namespace Neurosurgeon.Actors.Tests.Encodings;

public sealed class TransferKnowledgeTests : IDisposable
{
    private static readonly TensorForm EightBits = new("tensor", TensorEncoding.ByName("sparse_int8")!);
    private static readonly TensorForm HalfPrecision = new("tensor", TensorEncoding.ByName("sparse_float16")!);

    private readonly ModelStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_would_take_the_place_of_8_bits_is_measured_with_them() =>
        Assert.Equal<TensorForm>([EightBits, HalfPrecision], Knowledge(["float16", "sparse_float16", "sparse_int8"]).WithFallbacks([EightBits]));

    [Fact]
    public void What_may_not_be_used_is_not_measured() =>
        Assert.Equal<TensorForm>([EightBits], Knowledge(["sparse_int8", "float16"]).WithFallbacks([EightBits]));

    [Fact]
    public void What_is_known_is_not_measured_again()
    {
        var knowledge = Knowledge(["float16", "sparse_float16", "sparse_int8"]).With(ImmutableDictionary<TensorForm, double>.Empty.Add(HalfPrecision, 0.001));

        Assert.Equal<TensorForm>([EightBits], knowledge.WithFallbacks([EightBits]));
    }

    private TransferKnowledge Knowledge(string[] encodings)
    {
        var network = _store.Get("le_net");
        return TransferKnowledge.Of(network, PartitionGraph.Of(network), Policies.Floats with { Encodings = [.. encodings.Select(name => TensorEncoding.ByName(name)!)], MaxError = 0.01 });
    }
}
