using System.Globalization;
using CsvHelper;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>Reads one CSV file of measured layers.</summary>
internal static class DatasetFile
{
    private const long LargestBytes = 256L << 20;

    /// <summary>Elements, bytes and FLOPs up to here are whole numbers in a double.</summary>
    private const double LargestWork = 1L << 53;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        // One bad quote is not to swallow the rest of the file.
        AllowLineBreaksInQuotes = false,
        MaxRecordSize = 1 << 16,
    };

    /// <summary>Adds the file's layers to <paramref name="samples"/>, and a sentence for each bad line to <paramref name="faults"/>.</summary>
    public static void Read(string path, List<LayerSample> samples, List<string> faults)
    {
        string file = Path.GetFileName(path);
        if (Describe(Path.GetFileNameWithoutExtension(path)) is not var (columns, kind))
        {
            faults.Add($"{file}: its name is not that of a layer kind; right are {string.Join(", ", PredictorKind.LayerWords.Select(word => word + ".csv"))}"
                + $" and the reference dataset's {string.Join(", ", ReferenceColumns.ByFile.Keys.Select(word => $"{word}{ReferenceColumns.FileEnd}.csv"))}.");
            return;
        }

        if (new FileInfo(path).Length > LargestBytes)
        {
            faults.Add($"{file}: it has more than {LargestBytes >> 20} MB, which no dataset has.");
            return;
        }

        int samplesBefore = samples.Count, faultsBefore = faults.Count;
        string text = File.ReadAllText(path);
        if (columns is ProfileColumns)
            text = WithoutUnfinishedLine(text);
        using CsvReader csv = CsvReader.FromText(text, Options);
        ReadLines(csv, file, columns, kind, samples, faults);
    }

    /// <summary>A profiling that was killed may have left the begin of a line: a number in it would be another one.</summary>
    private static string WithoutUnfinishedLine(string text) => text[..(text.LastIndexOf('\n') + 1)];

    private static (IColumns Columns, LayerKind Kind)? Describe(string name)
    {
        if (!name.EndsWith(ReferenceColumns.FileEnd, StringComparison.Ordinal))
            return PredictorKind.LayerOf(name) is { } kind ? (ProfileColumns.Instance, kind) : null;
        string word = name[..^ReferenceColumns.FileEnd.Length];
        return ReferenceColumns.ByFile.TryGetValue(word, out ReferenceColumns? columns)
            ? (columns, PredictorKind.Parse(word)!.Value.Layer)
            : null;
    }

    private static void ReadLines(
        CsvReader csv, string file, IColumns columns, LayerKind kind, List<LayerSample> samples, List<string> faults)
    {
        csv.ReadHeader();
        if (csv.Headers.Count == 0)
        {
            faults.Add($"{file}: it is empty; right is a header line {string.Join(',', columns.Names)} and a line a measurement.");
            return;
        }

        string[] missing = [.. columns.Names.Except(csv.Headers.Select(name => name.Trim()))];
        if (missing.Length > 0)
        {
            faults.Add($"{file}, line 1: the header lacks {string.Join(", ", missing)}; right is {string.Join(',', columns.Names)}.");
            return;
        }

        int width = csv.Headers.Count, before = samples.Count, faultsBefore = faults.Count;
        while (csv.Read())
        {
            if (csv.FieldCount != width)
            {
                faults.Add($"{file}, line {csv.LineNumber}: it has {csv.FieldCount} fields, not {width} as the header.");
                continue;
            }

            var line = new CsvLine(csv, file, faults);
            LayerSample sample = columns.Read(line, kind);
            if (line.IsFaulty)
                continue;
            if (IsTooLarge(sample.Features))
                faults.Add($"{file}, line {csv.LineNumber}: its sizes make more work than any layer is; right are those of a layer that was measured.");
            else if (PhysicalLimit.IsBeyond(sample))
                faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{file}, line {csv.LineNumber}: {sample.Features.Flops:0.##E+0} operations in {sample.LatencyMs} ms are more than any machine does; right are milliseconds, not seconds."));
            else
                samples.Add(sample);
        }

        if (samples.Count == before && faults.Count == faultsBefore)
            faults.Add($"{file}: it has a header and no measurement; right is at least one line below it.");
    }

    private static bool IsTooLarge(LayerFeatures layer) =>
        Elements(layer.Input) > LargestWork || Elements(layer.Output) > LargestWork
        || layer.Flops > LargestWork || layer.InputBytes > LargestWork || layer.OutputBytes > LargestWork || layer.WeightBytes > LargestWork;

    private static double Elements(ActivationSize size) => (double)size.Batch * size.Channels * size.Height * size.Width;
}
