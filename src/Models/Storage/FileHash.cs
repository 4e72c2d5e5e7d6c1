using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Neurosurgeon.Models.Storage;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
internal static class FileHash
{
    private const int BlockBytes = 1 << 20;

    public static string Sha256(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));

    /// <summary>Hash of a whole file, whatever the handle's position.</summary>
    public static string Sha256(SafeFileHandle file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long position = 0;
            for (int read; (read = RandomAccess.Read(file, block, position)) > 0; position += read)
                hash.AppendData(block, 0, read);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
