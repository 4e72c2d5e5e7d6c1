namespace Neurosurgeon.Models.Storage;

/// <summary>Writes a file that appears under its name complete, or not at all.</summary>
internal static class AtomicFile
{
    /// <param name="path">The file's name at the end; what was there is replaced.</param>
    /// <param name="reserveBytes">Its length if known, else 0; the space is reserved before anything is written.</param>
    /// <param name="write">Writes the content, may read it back, and returns what the caller wants to know of it.</param>
    public static TResult Write<TResult>(string path, long reserveBytes, Func<FileStream, TResult> write)
    {
        // One writer at a time, so one temporary name: what a killed process left is overwritten.
        string temporary = path + ".tmp";
        try
        {
            TResult result;
            var options = new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                PreallocationSize = reserveBytes,
            };
            using (var file = new FileStream(temporary, options))
            {
                result = write(file);
                file.Flush(flushToDisk: true);
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
