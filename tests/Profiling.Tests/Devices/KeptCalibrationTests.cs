using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Devices;

public sealed class KeptCalibrationTests : IDisposable
{
    private static readonly LoadedPredictors Predictors = new("predictors.json", MadeUpPredictors.Set, MadeUpPredictors.Origin(), Calibration.None);

    private readonly TemporaryFolder _folder = new();
    private readonly SettableTime _time = new();
    private readonly List<string> _reports = [];
    private int _calibrations;

    [Fact]
    public void A_calibration_is_made_once_a_day()
    {
        var made = Calibrated(factor: 2);

        _time.Now += KeptCalibration.Lifetime;
        Assert.Equal(made, Calibrated(factor: 3));
        Assert.Equal(1, _calibrations);
        Assert.Contains("2.00 times as long here", Assert.Single(_reports), StringComparison.Ordinal);

        _time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(3, Calibrated(factor: 3).MemoryFactor);
        Assert.Equal(2, _calibrations);
    }

    [Fact]
    public void One_of_the_future_counts_for_nothing()
    {
        Calibrated(factor: 2);

        _time.Now -= TimeSpan.FromHours(1);

        Assert.Equal(3, Calibrated(factor: 3).MemoryFactor);
    }

    [Fact]
    public void Other_predictors_and_other_threads_have_one_of_their_own()
    {
        Calibrated(factor: 2);

        Assert.Equal(3, Calibrated(factor: 3, threads: 1).MemoryFactor);
        Assert.Equal(2, _calibrations);
    }

    [Fact]
    public void A_calibration_that_failed_is_tried_again()
    {
        Store().Of(Predictors, MadeUpPredictors.Engine, () => Predictors);

        Assert.Equal(2, Calibrated(factor: 2).MemoryFactor);
    }

    [Fact]
    public void A_damaged_file_is_reported_and_made_again()
    {
        Calibrated(factor: 2);
        File.WriteAllText(Assert.Single(Directory.GetFiles(_folder.FullName, "calibration-*")), """{"format":1,"madeAt":"2026-01-02T00:00:00Z","calibration":{"memoryFactor":-1,"processorFactor":1}}""");

        Assert.Equal(3, Calibrated(factor: 3).MemoryFactor);
        Assert.Contains("is made again: it holds a factor that is none", Assert.Single(_reports), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Calibration Calibrated(double factor, int threads = 2) => Store().Of(
        Predictors, MadeUpPredictors.Engine with { Threads = threads }, () =>
        {
            _calibrations++;
            return Predictors with { Calibration = new Calibration(factor, 1) };
        }).Calibration;

    private KeptCalibration Store() => new(_folder.FullName, _time, _reports.Add);

    private sealed class SettableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
