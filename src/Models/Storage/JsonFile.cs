using System.Text.Json;

namespace Neurosurgeon.Models.Storage;

/// <summary>Writes a JSON file that appears complete, or not at all; what was there is replaced.</summary>
internal static class JsonFile
{
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write<T>(string path, T value, JsonSerializerOptions options)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (FileStream stream = File.Create(temporary))
                JsonSerializer.Serialize(stream, value, options);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            // Nothing is there any more where the move succeeded.
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }
}
