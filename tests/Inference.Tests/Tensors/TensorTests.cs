using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.Tests.Tensors;

public sealed class TensorTests
{
    private static readonly TensorInfo Info = new("x", [2, 3], ElementType.Float32);

    [Theory]
    [InlineData(23)]
    [InlineData(25)]
    public void A_wrong_number_of_bytes_is_refused(int bytes)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Tensor.FromMemory(Info, new byte[bytes]));
        Assert.StartsWith($"The tensor x 2×3 Float32 needs 24 bytes, but {bytes} are given.", refusal.Message);
    }

    [Fact]
    public void An_array_is_seen_in_place()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        using var tensor = Tensor.FromArray(Info, values);
        values[4] = 50;
        Assert.Equal(values, tensor.Floats);
    }

    [Fact]
    public void Floats_of_a_tensor_of_integers_are_refused()
    {
        TensorInfo integers = Info with { ElementType = ElementType.Int64 };
        using var tensor = Tensor.FromMemory(integers, new byte[integers.Bytes]);
        Assert.Throws<InvalidOperationException>(() => tensor.Floats.Length);
        Assert.Throws<ArgumentException>(() => Tensor.FromArray(integers, new float[6]));
    }

    [Fact]
    public void Integers_are_seen_in_place_and_those_of_a_tensor_of_floats_are_refused()
    {
        TensorInfo integers = Info with { ElementType = ElementType.Int64 };
        byte[] bytes = new byte[integers.Bytes];
        bytes[8] = 7;
        using var tensor = Tensor.FromMemory(integers, bytes);
        Assert.Equal([0, 7, 0, 0, 0, 0], tensor.Integers.ToArray());
        using var floats = Tensor.FromArray(Info, new float[6]);
        Assert.Throws<InvalidOperationException>(() => floats.Integers.Length);
    }

    [Fact]
    public void The_owner_gets_its_memory_back_once()
    {
        var owner = new CountingOwner();
        var tensor = Tensor.FromMemory(Info, new byte[Info.Bytes], owner);
        tensor.Dispose();
        tensor.Dispose();
        Assert.Equal(1, owner.Disposals);
        Assert.Throws<ObjectDisposedException>(() => tensor.Data);
    }

    [Fact]
    public void A_random_tensor_is_the_same_for_the_same_seed()
    {
        using Tensor first = RandomTensor.Create(Info, seed: 4);
        using Tensor second = RandomTensor.Create(Info, seed: 4);
        using Tensor other = RandomTensor.Create(Info, seed: 5);
        Assert.True(first.Floats.SequenceEqual(second.Floats));
        Assert.False(first.Floats.SequenceEqual(other.Floats));
        Assert.All(first.Floats.ToArray(), value => Assert.InRange(value, -1, 1));
    }

    private sealed class CountingOwner : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
