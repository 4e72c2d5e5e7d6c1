using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Devices;

public sealed class PredictorSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    public PredictorSourceTests() => Directory.CreateDirectory(_folder.PathOf("config/predictors"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_several_files_the_one_for_this_engine_and_number_of_threads_is_taken()
    {
        Ship("a.json", MadeUpPredictors.Origin(Processor.Name, threads: 1));
        Ship("b.json", MadeUpPredictors.Origin(Processor.Name, engine: "torchsharp"));
        var fitting = Ship("c.json", MadeUpPredictors.Origin(Processor.Name));

        Assert.Equal(fitting, Find()?.Path);
        Assert.Empty(_reports);
    }

    [Fact]
    public void Those_of_this_processor_go_before_those_of_another()
    {
        Ship("a.json", MadeUpPredictors.Origin("another"));
        var own = Ship("b.json", MadeUpPredictors.Origin(Processor.Name));

        Assert.Equal(own, Find()?.Path);
        Assert.Empty(_reports);
    }

    [Fact]
    public void Those_of_another_processor_are_used_and_said_to_be()
    {
        var path = Ship("a.json", MadeUpPredictors.Origin("another"));

        Assert.Equal(path, Find()?.Path);
        Assert.Contains("'another'", Assert.Single(_reports), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_it_goes_on_and_says_so()
    {
        Assert.Null(Find());
        Assert.Contains("neurosurgeon profile", Assert.Single(_reports), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_that_nobody_named_is_left_out_and_named()
    {
        _folder.Write("config/predictors/a.json", "{}");
        var fitting = Ship("b.json", MadeUpPredictors.Origin(Processor.Name));

        Assert.Equal(fitting, Find()?.Path);
        Assert.Contains("a.json", Assert.Single(_reports), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_named_is_used_and_what_does_not_fit_is_said()
    {
        var path = Ship("one-thread.json", MadeUpPredictors.Origin(Processor.Name, threads: 1));

        Assert.Equal(path, Find(path)?.Path);
        Assert.Contains("with 1 thread; here onnxruntime computes with 2", Assert.Single(_reports), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_named_and_cannot_be_used_is_an_error() =>
        Assert.Contains("no-such.json", Assert.Throws<PredictionException>(() => Find(_folder.PathOf("no-such.json"))).Message, StringComparison.Ordinal);

    private LoadedPredictors? Find(string? named = null) =>
        PredictorSource.Find(named, _folder.PathOf("profile"), MadeUpPredictors.Engine, _reports.Add, [_folder.PathOf("nothing"), _folder.PathOf("")]);

    private string Ship(string name, PredictorOrigin origin)
    {
        var path = _folder.PathOf($"config/predictors/{name}");
        PredictorFile.Save(path, MadeUpPredictors.Set, origin);
        return path;
    }
}
