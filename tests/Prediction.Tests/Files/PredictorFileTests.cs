using System.Text.Json.Nodes;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Prediction.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Files;

public sealed class PredictorFileTests(FittedSet fitted) : IClassFixture<FittedSet>, IDisposable
{
    private static readonly PredictorOrigin Origin = new("A processor", 2, "onnxruntime", "1.29.0", DateTimeOffset.UnixEpoch, new Calibration(1.25, 0.75));
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("predictors.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predictors_that_were_read_predict_as_those_that_were_written()
    {
        PredictorFile.Save(FilePath, fitted.Set, Origin);
        (PredictorSet read, PredictorOrigin origin) = PredictorFile.Load(FilePath);

        Assert.Equal(Origin, origin);
        Assert.Equal(fitted.Set.Qualities.Select(fit => (fit.Kind, fit.Quality.Rows)), read.Qualities.Select(fit => (fit.Kind, fit.Quality.Rows)));
        foreach (LayerFeatures layer in MadeUp.Sweep(2).Select(sample => sample.Features).Append(MadeUp.Activation("Erf", 3, 3)))
            Assert.Equal(fitted.Set.Predict(layer), read.Predict(layer));
        Assert.Equal(FilePath, Assert.Single(Directory.GetFiles(_folder.FullName)));
    }

    [Fact]
    public void Predictors_whose_device_was_not_calibrated_are_read()
    {
        PredictorFile.Save(FilePath, fitted.Set, Origin with { Calibration = null });
        Assert.Null(PredictorFile.Load(FilePath).Origin.Calibration);
    }

    [Fact]
    public void Predictors_of_another_device_are_read_and_said_to_be()
    {
        PredictorFile.Save(FilePath, fitted.Set, Origin);
        PredictorOrigin origin = PredictorFile.Load(FilePath).Origin;
        Assert.Null(origin.Mismatch("A processor"));
        Assert.Contains("Another processor", origin.Mismatch("Another processor"));
    }

    [Theory]
    [InlineData("schema", "2", "version 2, not 1")]
    [InlineData("schema", "\"1\"", "damaged")]
    [InlineData("schema", "1e99", "damaged")]
    [InlineData("features", "[\"positions\"]", "terms or features")]
    [InlineData("kinds", "null", "damaged")]
    [InlineData("kinds", "[null]", "damaged")]
    [InlineData("kinds", "[]", "has no predictor of any kind")]
    [InlineData("origin", "{}", "damaged")]
    [InlineData("surplus", "1", "damaged")]
    [InlineData("fallback/constant_ms", "0", "fallback")]
    [InlineData("fallback/ms_per_byte", "-1", "fallback")]
    [InlineData("origin/threads", "0", "0 threads")]
    [InlineData("origin/calibration", "{}", "damaged")]
    [InlineData("origin/calibration/memory_factor", "0", "calibration")]
    [InlineData("origin/calibration/processor_factor", "1e999", "calibration")]
    [InlineData("kinds/0/kind", "\"linear\"", "'linear' is there 2 times")]
    [InlineData("kinds/2/kind", "\"System.Object\"", "'System.Object' is not a kind")]
    [InlineData("kinds/2/trend/coefficients", "[1]", "coefficients")]
    [InlineData("kinds/2/trend/coefficients/1", "1e999", "not finite")]
    [InlineData("kinds/2/trend/coefficients/2", "-1", "negative")]
    [InlineData("kinds/2/trend/form", "\"cubic\"", "damaged")]
    [InlineData("kinds/2/correction/depth", "60", "comparisons")]
    [InlineData("kinds/2/correction/depth", "5", "conv")]
    [InlineData("kinds/2/correction/features/0", "99", "feature")]
    [InlineData("kinds/2/correction/nodes", "[]", "nodes")]
    [InlineData("kinds/2/correction/nodes/0", "1e9", "ascend")]
    [InlineData("kinds/2/correction/values", "[]", "value")]
    [InlineData("kinds/2/correction/values/0", "1e99", "not finite")]
    [InlineData("kinds/2/correction/largest_log", "1000", "limited")]
    public void A_file_that_is_wrong_is_named_and_explained(string path, string value, string expected)
    {
        PredictorFile.Save(FilePath, fitted.Set, Origin);
        JsonNode root = JsonNode.Parse(File.ReadAllText(FilePath))!;
        string[] steps = path.Split('/');
        JsonNode parent = steps.SkipLast(1).Aggregate(root, (node, step) => int.TryParse(step, out int index) ? node[index]! : node[step]!);
        JsonNode? replacement = JsonNode.Parse(value);
        if (parent is JsonArray array)
            array[int.Parse(steps[^1])] = replacement;
        else
            parent[steps[^1]] = replacement;
        File.WriteAllText(FilePath, root.ToJsonString());

        AssertRefused(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":1")]
    [InlineData("{\"schema\":1,\"kinds\":NaN}")]
    public void What_is_not_json_or_torn_is_named_and_explained(string content)
    {
        File.WriteAllText(FilePath, content);
        AssertRefused("damaged");
    }

    [Fact]
    public void A_file_that_is_not_there_or_far_too_large_is_named_and_explained()
    {
        AssertRefused("cannot be read");
        using (FileStream file = File.Create(FilePath))
            file.SetLength(1L << 32);
        AssertRefused("MB");
    }

    private void AssertRefused(string expected)
    {
        var refused = Assert.Throws<PredictionException>(() => PredictorFile.Load(FilePath));
        Assert.Contains(FilePath, refused.Message);
        Assert.Contains(expected, refused.Message);
    }
}
