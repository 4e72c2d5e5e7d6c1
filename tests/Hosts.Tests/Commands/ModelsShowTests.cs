using System.Xml.Linq;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary><c>neurosurgeon models show</c>, with profiles of its own and a made-up /sys.</summary>
public sealed class ModelsShowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Measured_and_predicted_times_and_counted_energy_come_as_objects_a_layer()
    {
        await using var command = await ShowAsync(Sysfs("5000000"), "--measure", "--json", "--predictors", Predictors());

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        var layers = command.Json.Where(line => line.GetProperty("type").GetString() == "layer").ToList();
        Assert.Equal(2, layers.Count);
        Assert.All(layers, layer =>
        {
            Assert.True(layer.GetProperty("predicted_ms").GetDouble() > 0);
            Assert.Equal("hwmon ina219/power1", layer.GetProperty("energy_source").GetString());
            // A machine that is busy may stop the program between a look at the sensor and one at the clock.
            var milliseconds = layer.GetProperty("ms").GetDouble();
            Assert.InRange(layer.GetProperty("energy_mj").GetDouble(), 4 * milliseconds, 6 * milliseconds);
        });
        Assert.Contains("neurosurgeon.power.watts { linear = ", command.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_totals_and_the_page_is_written_beside_it()
    {
        var page = _folder.PathOf("pos.html");
        await using var command = await ShowAsync(Sysfs(null), "--measure", "--html", page, "--predictors", Predictors());

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        Assert.Contains("predicted ms  measured ms   error %   energy mJ", command.Output[0], StringComparison.Ordinal);
        Assert.Contains(command.Output, line => line.TrimStart().StartsWith("total", StringComparison.Ordinal));
        Assert.Contains(command.Output, line => line.Contains("not measured", StringComparison.Ordinal));
        Assert.Contains("No energy counter of the kernel", command.Errors, StringComparison.Ordinal);
        Assert.Equal(2, XDocument.Load(page).Descendants("svg").Count());
    }

    [Fact]
    public async Task Layers_are_predicted_by_what_comes_with_the_program_scaled_to_this_device()
    {
        await using var command = await ShowAsync(Sysfs(null), "--json");

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        var layer = command.Json[0];
        Assert.True(layer.GetProperty("predicted_ms").GetDouble() > 0);
        Assert.Contains("calibrated in", command.Errors, StringComparison.Ordinal);
        Assert.Equal("power model", layer.GetProperty("energy_source").GetString());
        Assert.True(layer.GetProperty("energy_mj").GetDouble() > 0);
    }

    [Fact]
    public async Task A_counter_that_stands_still_is_said_to()
    {
        await using var command = await ShowAsync(Sysfs("0"), "--measure", "--json");

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        Assert.Contains("did not move during 2 of 2 layers", command.Errors, StringComparison.Ordinal);
        Assert.Equal("power model", command.Json[0].GetProperty("energy_source").GetString());
    }

    [Theory]
    [InlineData("--predictors", "no-such.json")]
    [InlineData("--html", "no-such-folder/page.html")]
    public async Task A_file_that_cannot_be_used_is_bad_input_and_named(string option, string file)
    {
        await using var command = await ShowAsync(Sysfs(null), option, file);

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains(Path.GetFileName(file), command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
        Assert.Empty(command.Output);
    }

    private Task<NodeCommand> ShowAsync(string sysfs, params string[] options)
    {
        var config = _folder.Write(
            "node.hocon",
            $"neurosurgeon.profile {{ budget = 100ms, directory = \"{_folder.PathOf("profiles")}\" }}\nneurosurgeon.power.sysfs = \"{sysfs}\"");
        return NodeCommand.RunAsync(["models", "show", "pos", "--config", config, .. options]);
    }

    /// <summary>A tree with a sensor of the supply's power, or with none.</summary>
    private string Sysfs(string? microwatts)
    {
        Directory.CreateDirectory(_folder.PathOf("sys/class/hwmon/hwmon0"));
        if (microwatts is not null)
        {
            _folder.Write("sys/class/hwmon/hwmon0/name", "ina219\n");
            _folder.Write("sys/class/hwmon/hwmon0/power1_input", $"{microwatts}\n");
        }

        return _folder.PathOf("sys");
    }

    private string Predictors()
    {
        var path = _folder.PathOf("predictors.json");
        PredictorFile.Save(path, MadeUpPredictors.Set, MadeUpPredictors.Origin());
        return path;
    }
}
