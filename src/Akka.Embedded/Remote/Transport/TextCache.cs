using System.Text;

namespace Akka.Remote.Transport;

/// <summary>Gives the same string for the same UTF-8 bytes while they are in frequent use: paths and manifests repeat.</summary>
internal sealed class TextCache
{
    private const int Entries = 256;
    private const int LongestBytes = 256;
    private readonly (byte[] Bytes, string Text)[] _entries = new (byte[], string)[Entries];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestBytes)
            return Encoding.UTF8.GetString(utf8);

        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var entry = ref _entries[(uint)hash.ToHashCode() % Entries];
        if (entry.Bytes is null || !utf8.SequenceEqual(entry.Bytes))
            entry = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return entry.Text;
    }
}
