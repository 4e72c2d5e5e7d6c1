using System.Globalization;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary><c>neurosurgeon predictor</c> on a small dataset with the reference implementation's columns.</summary>
public sealed class PredictorCommandTests : IDisposable
{
    private const int Rows = 200;
    private readonly TemporaryFolder _folder = new();

    public PredictorCommandTests()
    {
        var lines = Enumerable.Range(1, Rows).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{row * 20},{4000 - row * 10},1,{0.01 + row * 20.0 * (4000 - row * 10) / 1e6:0.0000}"));
        _folder.Write("linear_lat.csv", string.Join('\n', ["in_features,out_features,FLOPs,latency", .. lines]));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Evaluate_writes_an_object_a_kind()
    {
        await using var command = await NodeCommand.RunAsync("predictor", "evaluate", "--data", _folder.PathOf(""), "--holdout", "0.1", "--seed", "2", "--json");

        Assert.Equal(0, await command.ExitCodeAsync());
        var line = Assert.Single(command.Json);
        Assert.Equal(["kind", "rows", "r2", "median_error", "within_10", "within_20"], line.EnumerateObject().Select(property => property.Name));
        Assert.Equal("linear", line.GetProperty("kind").GetString());
        Assert.Equal(Rows / 10, line.GetProperty("rows").GetInt32());
        Assert.InRange(line.GetProperty("within_20").GetDouble(), 0.9, 1);
    }

    [Fact]
    public async Task Fit_writes_the_predictors_and_shows_their_quality()
    {
        var output = _folder.PathOf("predictors.json");
        await using var command = await NodeCommand.RunAsync("predictor", "fit", "--data", _folder.PathOf(""), "--output", output);

        Assert.Equal(0, await command.ExitCodeAsync());
        Assert.StartsWith("kind ", command.Output[0], StringComparison.Ordinal);
        Assert.StartsWith("linear ", command.Output[1], StringComparison.Ordinal);
        var (set, origin) = Neurosurgeon.Prediction.Files.PredictorFile.Load(output);
        Assert.Equal(Rows, Assert.Single(set.Qualities).Quality.Rows);
        Assert.Null(origin.Threads);
    }

    [Theory]
    [InlineData("--holdout", "1")]
    [InlineData("--holdout", "-0.1")]
    [InlineData("--holdout", "NaN")]
    [InlineData("--threads", "7")]
    public async Task An_option_that_makes_no_sense_is_bad_input(string option, string value)
    {
        await using var command = await NodeCommand.RunAsync("predictor", "evaluate", "--data", _folder.PathOf(""), option, value);
        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.NotEmpty(command.Errors);
        Assert.Empty(command.Output);
    }

    [Fact]
    public async Task A_malformed_dataset_is_bad_input_and_its_lines_are_named()
    {
        _folder.Write("batchnorm_lat.csv", "HW,Cin,latency\n7,eight,0.459\n");
        await using var command = await NodeCommand.RunAsync("predictor", "fit", "--data", _folder.PathOf(""), "--output", _folder.PathOf("predictors.json"));
        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains("batchnorm_lat.csv, line 2, column Cin: 'eight'", command.Errors);
        Assert.False(File.Exists(_folder.PathOf("predictors.json")));
    }

    [Theory]
    [InlineData(1, "linear has 1 in 1 rows and needs 8")]
    [InlineData(50, "linear has 1 in 50 rows and needs 8")]
    public async Task A_dataset_to_which_nothing_can_be_fitted_is_bad_input_and_no_file_is_touched(int rows, string expected)
    {
        _folder.Write("linear_lat.csv", string.Join('\n', Enumerable.Repeat("1000,1000,1,0.1", rows).Prepend("in_features,out_features,FLOPs,latency")));
        var output = _folder.Write("predictors.json", "an older one");
        foreach (string[] verb in (string[][])[["fit", "--output", output], ["evaluate"]])
        {
            await using var command = await NodeCommand.RunAsync(["predictor", .. verb, "--data", _folder.PathOf("")]);

            Assert.Equal(2, await command.ExitCodeAsync());
            Assert.Contains(expected, command.Errors);
            Assert.Empty(command.Output);
        }

        Assert.Equal("an older one", File.ReadAllText(output));
    }

    [Fact]
    public async Task A_kind_that_is_left_to_the_fallback_is_named()
    {
        _folder.Write("batchnorm_lat.csv", "HW,Cin,latency\n7,8,0.459\n");
        await using var command = await NodeCommand.RunAsync("predictor", "fit", "--data", _folder.PathOf(""), "--output", _folder.PathOf("predictors.json"));

        Assert.Equal(0, await command.ExitCodeAsync());
        Assert.Contains("batchnorm has 1 in 1 rows and needs 8. They are predicted from FLOPs and bytes alone.", command.Errors);
    }
}
