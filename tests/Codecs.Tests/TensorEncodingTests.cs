namespace Neurosurgeon.Codecs.Tests;

public class TensorEncodingTests
{
    [Fact]
    public void Each_encoding_is_found_by_its_number_and_its_name()
    {
        Assert.All(TensorEncoding.All, encoding =>
        {
            Assert.Same(encoding, TensorEncoding.ById(encoding.Id));
            Assert.Same(encoding, TensorEncoding.ByName(encoding.Name));
        });
        Assert.Null(TensorEncoding.ById(-1));
        Assert.Null(TensorEncoding.ById(256));
        Assert.Null(TensorEncoding.ByName("Float32"));
    }

    [Fact]
    public void Floats_as_they_are_are_preferred_to_all_else_and_zero_on_the_wire()
    {
        Assert.Same(TensorEncoding.Float32, TensorEncoding.All[0]);
        Assert.Equal(0, TensorEncoding.Float32.Id);
    }
}
