namespace Neurosurgeon.Models.Store;

/// <summary>A lock between processes: an open file that nobody else can open. It goes with its process, however that ends.</summary>
internal static class CacheLock
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(50);

    // What .NET reports when another handle has the file: ERROR_SHARING_VIOLATION, EAGAIN on Linux, on macOS.
    private static readonly int[] SharingViolations = [unchecked((int)0x80070020), 11, 35];

    /// <summary>Waits until the lock is free and takes it; disposing the result frees it.</summary>
    /// <param name="path">The lock file, made if it is missing.</param>
    /// <param name="onWait">Called once if somebody else has the lock.</param>
    public static IDisposable Acquire(string path, Action onWait)
    {
        for (bool waiting = false; ; waiting = true)
        {
            try
            {
                // The file stays: removing it would let a third process lock a new one beside it.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (SharingViolations.Contains(exception.HResult))
            {
                if (!waiting)
                    onWait();
                Thread.Sleep(RetryInterval);
            }
        }
    }
}
