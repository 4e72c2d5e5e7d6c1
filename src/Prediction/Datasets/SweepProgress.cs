using System.Collections.Immutable;
using System.Text.Json;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>How far the profiling of a device has come, as the file <see cref="FileName"/> beside the CSV files says.</summary>
/// <param name="Sweeps">One for each number of threads.</param>
public sealed record SweepProgress(ImmutableArray<Sweep> Sweeps)
{
    /// <summary>The file beside the CSV files.</summary>
    public const string FileName = "sweep.json";

    /// <summary>Reads the folder's file; where there is none, nothing was measured yet.</summary>
    /// <exception cref="PredictionException">The file is damaged or cannot be read.</exception>
    public static SweepProgress Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            if (!File.Exists(path))
                return new SweepProgress([]);
            SweepProgress? progress = JsonSerializer.Deserialize<SweepProgress>(File.ReadAllText(path), DatasetOrigin.Json);
            return progress is { Sweeps.IsDefault: false }
                && progress.Sweeps.All(sweep => sweep is { Threads: > 0, Networks: >= 0, Seconds: >= 0 })
                    ? progress
                    : throw new JsonException("it holds no counts.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new PredictionException($"{path} does not say how far the profiling has come: {exception.Message} Delete it to begin again.", exception);
        }
    }

    /// <summary>What was measured with a number of threads.</summary>
    public Sweep Of(int threads) => Sweeps.FirstOrDefault(sweep => sweep.Threads == threads) ?? new Sweep(threads, 0, 0);

    /// <summary>With one sweep in place of what was known of its number of threads.</summary>
    public SweepProgress With(Sweep sweep) => new([.. Sweeps.Where(other => other.Threads != sweep.Threads), sweep]);

    /// <summary>Writes the folder's file.</summary>
    /// <exception cref="PredictionException">It cannot be written.</exception>
    public void Write(string folder)
    {
        try
        {
            JsonFile.Write(Path.Combine(folder, FileName), this, DatasetOrigin.Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PredictionException($"How far the profiling has come cannot be kept in {folder}: {exception.Message}", exception);
        }
    }
}

/// <summary>What was measured with one number of threads.</summary>
/// <param name="Threads">The number of threads; at least 1.</param>
/// <param name="Networks">How many made-up networks.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record Sweep(int Threads, int Networks, double Seconds);
