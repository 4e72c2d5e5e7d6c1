using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Tests.Layers;

public sealed class LayerSetTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 3)]
    [InlineData(64, 64)]
    [InlineData(130, 63)]
    [InlineData(130, 64)]
    [InlineData(130, 65)]
    [InlineData(130, 130)]
    public void A_prefix_holds_the_first_layers(int layers, int count)
    {
        LayerSet set = LayerSet.Prefix(layers, count);
        Assert.True(set.IsPrefix);
        Assert.Equal((layers, count), (set.LayerCount, set.Count));
        Assert.Equal(Enumerable.Range(0, count), set.Indices);
        Assert.Equal(set, LayerSet.Of(layers, Enumerable.Range(0, count).Reverse()));
    }

    [Fact]
    public void What_leaves_a_layer_out_is_no_prefix()
    {
        Assert.False(LayerSet.Of(130, [0, 1, 3]).IsPrefix);
        Assert.False(LayerSet.Of(130, Enumerable.Range(1, 64)).IsPrefix);
        Assert.False(LayerSet.Of(130, [.. Enumerable.Range(0, 63), 64]).IsPrefix);
    }

    [Fact]
    public void A_set_is_a_subset_of_itself_and_of_what_holds_all_its_layers()
    {
        LayerSet some = LayerSet.Of(130, [3, 70, 129]);
        Assert.True(some.IsSubsetOf(some));
        Assert.True(some.IsSubsetOf(LayerSet.Of(130, [3, 4, 70, 129])));
        Assert.False(some.IsSubsetOf(LayerSet.Prefix(130, 129)));
        Assert.True(LayerSet.Of(130, []).IsSubsetOf(some));
    }

    [Fact]
    public void Sets_are_equal_by_content()
    {
        bool[] marks = new bool[70];
        marks[3] = marks[69] = true;
        Assert.Equal(LayerSet.Of(marks), LayerSet.Of(70, [69, 3, 3]));
        Assert.Equal(LayerSet.Of(marks).GetHashCode(), LayerSet.Of(70, [69, 3]).GetHashCode());
        Assert.NotEqual(LayerSet.Of(marks), LayerSet.Of(71, [69, 3]));
        Assert.NotEqual(LayerSet.Of(marks), LayerSet.Of(70, [69]));
    }

    [Fact]
    public void Bytes_hold_a_set()
    {
        var random = new Random(1);
        for (int layers = 0; layers <= 200; layers++)
        {
            LayerSet set = LayerSet.Of([.. Enumerable.Range(0, layers).Select(_ => random.Next(2) == 0)]);
            byte[] bytes = set.ToBytes();
            Assert.Equal((layers + 7) / 8, bytes.Length);
            Assert.Equal(set, LayerSet.FromBytes(layers, bytes));
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(int.MinValue, 0)]
    [InlineData(int.MaxValue, 8)]
    [InlineData(8, 2)]
    [InlineData(9, 1)]
    public void Bytes_of_another_number_of_layers_are_refused(int layers, int bytes) =>
        Assert.Contains($"{layers} layers", Assert.Throws<ArgumentException>(() => LayerSet.FromBytes(layers, new byte[bytes])).Message);

    [Fact]
    public void A_bit_beyond_the_last_layer_is_refused() =>
        Assert.Contains("beyond the 9", Assert.Throws<ArgumentException>(() => LayerSet.FromBytes(9, [0xff, 0b10])).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void A_layer_that_the_network_lacks_is_refused(int layer) =>
        Assert.Contains("0 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => LayerSet.Of(9, [layer])).Message);
}
