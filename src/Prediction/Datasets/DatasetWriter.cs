using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>
/// Adds measured layers to a folder of CSV files, which is a whole dataset after every call: a process that is killed
/// leaves at most one line without an end, which is not read, and is taken away when the folder is opened again.
/// </summary>
public sealed class DatasetWriter
{
    private readonly string _folder;

    private DatasetWriter(string folder) => _folder = folder;

    /// <summary>Opens a folder to add to, or makes a new one.</summary>
    /// <exception cref="PredictionException">It cannot be written, or holds what was measured on something else.</exception>
    public static DatasetWriter Open(string folder, DatasetOrigin origin) => Try(folder, () =>
    {
        Directory.CreateDirectory(folder);
        if (!File.Exists(Path.Combine(folder, DatasetOrigin.FileName)))
            JsonFile.Write(Path.Combine(folder, DatasetOrigin.FileName), origin, DatasetOrigin.Json);
        else if (DatasetOrigin.Of(folder) is var existing && existing != origin)
            throw new PredictionException($"The folder {folder} holds layers measured on {existing}, not on {origin}; give another folder, or delete it.");
        foreach (string file in Directory.GetFiles(folder, "*.csv"))
            CutUnfinishedLine(file);
        return new DatasetWriter(folder);
    });

    /// <summary>Adds layers to the files of their kinds.</summary>
    /// <exception cref="PredictionException">A file cannot be written.</exception>
    public void Append(IEnumerable<LayerSample> samples) => Try(_folder, () =>
    {
        foreach (IGrouping<LayerKind, LayerSample> kind in samples.GroupBy(sample => sample.Features.Kind))
        {
            string path = Path.Combine(_folder, $"{PredictorKind.WordOf(kind.Key)}.csv");
            IEnumerable<string> lines = kind.Select(ProfileColumns.Line);
            if (!File.Exists(path) || new FileInfo(path).Length == 0)
                lines = lines.Prepend(string.Join(',', ProfileColumns.Instance.Names));
            File.AppendAllText(path, string.Concat(lines.Select(line => line + '\n')));
        }

        return true;
    });

    private static void CutUnfinishedLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        long end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                break;
            end--;
        }

        file.SetLength(end);
    }

    private static T Try<T>(string folder, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PredictionException($"The dataset cannot be kept in {folder}: {exception.Message}", exception);
        }
    }
}
