using System.Buffers;
using System.IO.MemoryMappedFiles;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Storage;

/// <summary>A file mapped read-only into memory, handed out as slices without copy.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly FileStream _file;
    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _start;

    private MappedFile(FileStream file)
    {
        _file = file;
        LengthBytes = file.Length;
        _mapping = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public long LengthBytes { get; }

    /// <summary>Maps a file that is not empty; others may replace it meanwhile, but not write into it.</summary>
    public static MappedFile Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            if (file.Length == 0)
                throw new ModelException($"The weights file {path} is empty.");
            return new MappedFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>SHA-256 of the whole file, read rather than touched through the mapping, which stays unpopulated.</summary>
    public string Sha256() => FileHash.Sha256(_file.SafeFileHandle);

    /// <summary>A view of part of the file; the caller has checked that it lies inside.</summary>
    public ReadOnlyMemory<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, LengthBytes - length);
        return new View(this, offset, length).Memory;
    }

    public void Dispose()
    {
        if (_start == null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapping.Dispose();
        _file.Dispose();
    }

    private sealed class View(MappedFile file, long offset, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(Address, length);

        public override MemoryHandle Pin(int elementIndex = 0)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length);
            return new MemoryHandle(Address + elementIndex);
        }

        // Mapped memory does not move, so there is nothing to release.
        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }

        private byte* Address
        {
            get
            {
                byte* start = file._start;
                ObjectDisposedException.ThrowIf(start == null, typeof(WeightStore));
                return start + offset;
            }
        }
    }
}
