using Microsoft.Win32.SafeHandles;

namespace Neurosurgeon.Models.Cache;

/// <summary>Writes a file that appears under its name complete, or not at all.</summary>
internal static class AtomicFile
{
    /// <param name="path">The file's name at the end; what was there is replaced.</param>
    /// <param name="lengthBytes">How long it will be; the space is reserved before anything is written.</param>
    /// <param name="write">Writes the content, may read it back, and returns what the caller wants to know of it.</param>
    public static TResult Write<TResult>(string path, long lengthBytes, Func<SafeFileHandle, TResult> write)
    {
        // One writer at a time, so one temporary name: what a killed process left is overwritten.
        string temporary = path + ".tmp";
        try
        {
            TResult result;
            using (SafeFileHandle file = File.OpenHandle(
                       temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.None, lengthBytes))
            {
                result = write(file);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
