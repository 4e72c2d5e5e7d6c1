using Neurosurgeon.Nodes;

namespace Neurosurgeon.Reports;

/// <summary>Writes a file that appears under its name complete, or not at all; what was there is replaced.</summary>
internal static class OutputFile
{
    /// <summary>Writes it.</summary>
    /// <param name="path">Its name; what a link leads to is written, and the link stays.</param>
    /// <param name="what">What it is, for a sentence.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Write(string path, string what, Action<FileStream> write)
    {
        try
        {
            var file = new FileInfo(path);
            var target = (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
            if (IsDevice(target))
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                write(device);
            }
            else
            {
                WriteWhole(target, write);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"The {what} cannot be written to {path}: {error.Message}");
        }
    }

    private static void WriteWhole(string path, Action<FileStream> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
                write(file);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw;
        }
    }

    // A file put in their place would take their names away from everybody.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));
}
