using System.Runtime.InteropServices;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>The C library's heap, which ONNX Runtime builds its sessions on.</summary>
internal static partial class NativeHeap
{
    // M_MMAP_THRESHOLD of glibc's malloc.h.
    private const int MmapThreshold = -3;
    private const int MmapThresholdBytes = 1 << 20;

    /// <summary>
    /// Keeps large blocks out of the heap, so that they go back to the system when they are freed. By default glibc
    /// raises the limit to the largest block it has seen freed, and what building sessions leaves behind stays with the
    /// process: after all cuts of alex_net 500 MB are resident instead of 432.
    /// </summary>
    public static void ReturnLargeBlocks()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = SetOption(MmapThreshold, MmapThresholdBytes);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc, such as musl, which returns large blocks anyway.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
