using Neurosurgeon.Prediction.Datasets;
using Neurosurgeon.Prediction.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Datasets;

public sealed class DatasetWriterTests : IDisposable
{
    private static readonly DatasetOrigin Origin = new("A processor", "onnxruntime", "1.29.0");
    private static readonly LayerSample[] Samples = [.. MadeUp.Sweep().Take(20)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_appended_bit_by_bit_is_read_as_one_dataset()
    {
        var writer = DatasetWriter.Open(_folder.FullName, Origin);
        writer.Append(Samples[..5]);
        DatasetWriter.Open(_folder.FullName, Origin).Append(Samples[5..]);

        Dataset dataset = DatasetReader.Read(_folder.FullName);
        Assert.Equal(Samples.ToHashSet(), dataset.Samples.ToHashSet());
        Assert.Equal(Samples.Length, dataset.Samples.Count);
        Assert.Equal(Origin, dataset.Origin);
    }

    [Fact]
    public void A_line_that_was_never_finished_is_not_read_and_is_taken_away()
    {
        DatasetWriter.Open(_folder.FullName, Origin).Append(Samples[..3]);
        string path = Directory.GetFiles(_folder.FullName, "*.csv").First();
        string whole = File.ReadAllText(path);
        // Its last number lacks digits, and would be read as another one.
        File.WriteAllText(path, whole + whole.Split('\n')[1][..^4]);

        Assert.Equal(3, DatasetReader.Read(_folder.FullName).Samples.Count);
        DatasetWriter.Open(_folder.FullName, Origin);
        Assert.Equal(whole, File.ReadAllText(path));
    }

    [Fact]
    public void A_folder_with_layers_of_another_device_is_refused()
    {
        DatasetWriter.Open(_folder.FullName, Origin);
        string message = Assert.Throws<PredictionException>(() => DatasetWriter.Open(_folder.FullName, Origin with { Device = "Another" })).Message;
        Assert.Contains("A processor by onnxruntime 1.29.0", message, StringComparison.Ordinal);
        Assert.Contains("Another", message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_far_the_profiling_has_come_is_kept_by_number_of_threads()
    {
        Assert.Equal(new Sweep(2, 0, 0), SweepProgress.Read(_folder.FullName).Of(2));
        SweepProgress.Read(_folder.FullName).With(new Sweep(2, 7, 1.5)).With(new Sweep(1, 3, 1)).With(new Sweep(2, 8, 2.5)).Write(_folder.FullName);

        SweepProgress progress = SweepProgress.Read(_folder.FullName);
        Assert.Equal(new Sweep(2, 8, 2.5), progress.Of(2));
        Assert.Equal(new Sweep(1, 3, 1), progress.Of(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"sweeps":[{"threads":0,"networks":1,"seconds":1}]}""")]
    [InlineData("""{"sweeps":[null]}""")]
    public void A_damaged_file_of_progress_is_named(string text)
    {
        _folder.Write(SweepProgress.FileName, text);
        Assert.Contains("sweep.json", Assert.Throws<PredictionException>(() => SweepProgress.Read(_folder.FullName)).Message, StringComparison.Ordinal);
    }
}
