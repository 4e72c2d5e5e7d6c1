namespace Embedded.Remote;

/// <summary>Bytes that come in pieces of random size, as they do from a network.</summary>
internal sealed class DripStream(byte[] bytes, Random random, int mostAtOnce) : MemoryStream(bytes, writable: false)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, mostAtOnce + 1))], cancellationToken);
}
