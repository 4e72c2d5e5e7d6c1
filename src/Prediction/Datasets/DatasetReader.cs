namespace Neurosurgeon.Prediction.Datasets;

/// <summary>Reads a folder of CSV files of measured layers: this project's own, or those of the reference implementation.</summary>
public static class DatasetReader
{
    private const int FaultsShown = 20;

    /// <summary>All measured layers of a folder.</summary>
    /// <exception cref="PredictionException">The folder or a line in it cannot be read; the message names every such line.</exception>
    public static Dataset Read(string folder)
    {
        string[] files = Files(folder);
        var samples = new List<LayerSample>();
        var faults = new List<string>();
        foreach (string file in files)
        {
            try
            {
                DatasetFile.Read(file, samples, faults);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CsvHelper.CsvFormatException)
            {
                faults.Add($"{Path.GetFileName(file)} cannot be read: {exception.Message}");
            }
        }

        if (faults.Count > 0)
            throw new PredictionException(Message(folder, faults));
        return new Dataset(samples, DatasetOrigin.Of(folder));
    }

    private static string[] Files(string folder)
    {
        try
        {
            string[] files = [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
            return files.Length > 0
                ? files
                : throw new PredictionException($"The folder {folder} holds no CSV file; right is a file a layer kind, for example conv.csv.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PredictionException($"The folder {folder} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Every fault, or so many that the rest is seen to be alike.</summary>
    private static string Message(string folder, List<string> faults)
    {
        IEnumerable<string> lines = [$"The dataset in {folder} has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}:", .. faults.Take(FaultsShown).Select(fault => "  " + fault)];
        if (faults.Count > FaultsShown)
            lines = lines.Append($"  … and {faults.Count - FaultsShown} more.");
        return string.Join(Environment.NewLine, lines);
    }
}
