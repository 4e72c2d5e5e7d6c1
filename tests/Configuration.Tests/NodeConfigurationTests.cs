using Neurosurgeon.Codecs;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Configuration.Tests;

public sealed class NodeConfigurationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurosurgeon-settings-");

    [Fact]
    public void The_defaults_are_valid()
    {
        var settings = SettingsReader.Read(NodeConfiguration.Load("", null));

        Assert.Equal(TimeSpan.FromSeconds(1), settings.Edge.Bandwidth.ProbeInterval);
        Assert.True(settings.Inference.Threads >= 1);
        Assert.Equal(1, SettingsReader.ExecutorCount(NodeConfiguration.Load("", null)));
    }

    [Fact]
    public void The_command_line_wins_over_the_file_and_the_file_over_the_defaults()
    {
        var file = Write("neurosurgeon.edge { cloud-wait = 7s, retry-interval = 9s }");

        var settings = SettingsReader.Read(NodeConfiguration.Load("neurosurgeon.edge.cloud-wait = 3s", file));

        Assert.Equal(TimeSpan.FromSeconds(3), settings.Edge.CloudWait);
        Assert.Equal(TimeSpan.FromSeconds(9), settings.Edge.RetryInterval);
        Assert.Equal(TimeSpan.FromSeconds(60), settings.Edge.ProfileSilence);
    }

    [Fact]
    public void Every_layer_kind_has_a_power_that_a_file_may_change()
    {
        var file = Write("neurosurgeon.power { watts.conv = 12.5, sysfs = \"\", sensor = \"ina219/power1\" }");

        var power = SettingsReader.Read(NodeConfiguration.Load("", file)).Power;

        Assert.Equal(12.5, power.Model.Watts(LayerKind.Convolution));
        Assert.Equal(10, power.Model.Watts(LayerKind.DepthwiseConvolution));
        Assert.All(Enum.GetValues<LayerKind>(), kind => Assert.True(power.Model.Watts(kind) > 0));
        Assert.Equal((null, "ina219/power1"), (power.Sysfs, power.Sensor));
    }

    [Fact]
    public void Tensors_may_cross_in_any_encoding_or_in_those_of_a_list()
    {
        var listed = NodeConfiguration.Load("neurosurgeon.edge.encodings = [sparse_int8, float32]", null);

        Assert.Equal(TensorEncoding.All, SettingsReader.Read(NodeConfiguration.Load("", null)).Edge.Encodings);
        Assert.Equal(["sparse_int8", "float32"], SettingsReader.Read(listed).Edge.Encodings.Select(encoding => encoding.Name));
    }

    [Theory]
    [InlineData("3g", 868.98, 817.88)]
    [InlineData("lte", 438.39, 1288.04)]
    [InlineData("wifi", 283.17, 132.86)]
    [InlineData("none", 0, 0)]
    public void Each_radio_has_a_power_of_sending(string name, double mwPerMbps, double baseMw)
    {
        var radio = SettingsReader.Read(NodeConfiguration.Load(RadioReader.Setting(name), null)).Power.Radio;

        Assert.Equal(new RadioPower(mwPerMbps, baseMw), radio.Transmit);
        Assert.Equal(RadioPower.None, radio.Receive);
    }

    [Fact]
    public void The_power_of_the_radio_and_of_waiting_may_be_changed()
    {
        var file = Write(
            """
            neurosurgeon.power.idle-watts = 1.5
            neurosurgeon.radio.use = wifi
            neurosurgeon.radio.wifi.transmit.base-mw = 5
            neurosurgeon.radio.wifi.receive.base-mw = 100
            """);

        var power = SettingsReader.Read(NodeConfiguration.Load("", file)).Power;

        Assert.Equal(new RadioPower(283.17, 5), power.Radio.Transmit);
        Assert.Equal(new RadioPower(0, 100), power.Radio.Receive);
        Assert.Equal(1500, power.IdleMw);
    }

    [Fact]
    public void A_file_may_include_another()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "common.hocon"), "neurosurgeon.edge.cloud-wait = 4s");
        var file = Write("include \"common.hocon\"");

        Assert.Equal(TimeSpan.FromSeconds(4), SettingsReader.Read(NodeConfiguration.Load("", file)).Edge.CloudWait);
    }

    [Theory]
    [InlineData("neurosurgeon.edge.cloud-weight = 3s", "neurosurgeon.edge.cloud-weight")]
    [InlineData("neurosurgeon { egde {} }", "neurosurgeon.egde")]
    [InlineData("neurosurgeon.power.watts.convolution = 9", "neurosurgeon.power.watts.convolution")]
    public void A_setting_that_does_not_exist_is_named_with_its_file(string hocon, string key)
    {
        var file = Write(hocon);

        var error = Assert.Throws<SettingsException>(() => NodeConfiguration.Load("", file));

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neurosurgeon.edge.cloud-wait = soon", "neurosurgeon.edge.cloud-wait")]
    [InlineData("neurosurgeon.edge.cloud-wait = 0s", "neurosurgeon.edge.cloud-wait")]
    [InlineData("neurosurgeon.inference.threads = -1", "neurosurgeon.inference.threads")]
    [InlineData("neurosurgeon.inference.threads = many", "neurosurgeon.inference.threads")]
    [InlineData("neurosurgeon.inference.session-memory = lots", "neurosurgeon.inference.session-memory")]
    [InlineData("neurosurgeon.edge.reply-timeout-factor = 0.5", "neurosurgeon.edge.reply-timeout-factor")]
    [InlineData("neurosurgeon.power.watts.conv = 0", "neurosurgeon.power.watts.conv is 0; it takes watts above 0")]
    [InlineData("neurosurgeon.power.watts { dw-conv = -3 }", "neurosurgeon.power.watts.dw-conv")]
    [InlineData("neurosurgeon.power.watts.softmax = plenty", "neurosurgeon.power.watts.softmax")]
    [InlineData("neurosurgeon.power.idle-watts = -1", "neurosurgeon.power.idle-watts")]
    [InlineData("neurosurgeon.radio.use = 5g", "it takes 3g, lte, wifi, none")]
    [InlineData("neurosurgeon.radio.lte.transmit.base-mw = -1", "neurosurgeon.radio.lte.transmit.base-mw")]
    [InlineData("neurosurgeon.edge.encodings = [float32, float24]", "neurosurgeon.edge.encodings has 'float24'; it takes a list of float32, float16,")]
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size = 128000b", "maximum-frame-size")]
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size = 3GiB", "maximum-frame-size")]
    public void A_value_that_cannot_be_is_named_with_its_key(string hocon, string key)
    {
        var config = NodeConfiguration.Load("", Write(hocon));

        var error = Assert.Throws<SettingsException>(() => SettingsReader.Read(config));

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neurosurgeon.edge.bandwidth.probe-interval = 1", "probe-interval is 1; it takes a duration from 50ms to 1h in one number and unit")]
    [InlineData("neurosurgeon.edge.bandwidth.probe-interval = 1", "a number without a unit is milliseconds")]
    [InlineData("neurosurgeon.edge.bandwidth.stale-after = 1.5", "a number without a unit is milliseconds")]
    [InlineData("neurosurgeon.edge.survey-interval = 2h", "survey-interval is 2h; it takes a duration from 100ms to 1h")]
    [InlineData("neurosurgeon.edge.cloud-wait = 1m 30s", "cloud-wait is '1m 30s'; it takes a duration")]
    [InlineData("neurosurgeon.edge.cloud-wait = 500us", "cloud-wait is '500us'; it takes a duration")]
    [InlineData("neurosurgeon.edge.cloud-wait = infinite", "cloud-wait is 'infinite'; it takes a duration")]
    [InlineData("neurosurgeon.inference.session-memory = 16 mb", "session-memory is '16 mb'; it takes a size above zero, a whole number and its unit")]
    [InlineData("neurosurgeon.inference.session-memory = 0.5MiB", "session-memory is '0.5MiB'; it takes a size above zero")]
    [InlineData("neurosurgeon.inference.threads = 1.5", "threads is '1.5'; it takes a whole number from 0 to 1024")]
    [InlineData("neurosurgeon.inference.threads = [2]", "neurosurgeon.inference.threads")]
    public void A_wrong_value_is_named_with_what_would_be_right(string hocon, string expected)
    {
        var config = NodeConfiguration.Load("", Write(hocon));

        Assert.Contains(expected, Assert.Throws<SettingsException>(() => SettingsReader.Read(config)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# first\n\nneurosurgeon.inference.threads = -1", 3)]
    [InlineData("neurosurgeon {\n  models { cache-directory = \"a { # } b\" }\n  // threads = 1\n  inference : {\n    engine = onnxruntime, threads = -1\n  }\n}", 5)]
    [InlineData("{ neurosurgeon.edge.contact-points = [\n \"a:1\",\n \"b:2\" ]\n\"neurosurgeon\".inference\n{\nthreads\n=\n-1 } }", 6)]
    [InlineData("neurosurgeon.inference.threads = 2\nakka.note = \"\"\"\nneurosurgeon.inference.threads = 3\n\"\"\"\nneurosurgeon.inference.threads = -1", 5)]
    public void A_wrong_value_is_named_with_its_file_and_line(string hocon, int line)
    {
        var file = Write(hocon);
        var config = NodeConfiguration.Load("", file);

        var error = Assert.Throws<SettingsException>(() => NodeConfiguration.Located(file, () => SettingsReader.Read(config)));

        Assert.StartsWith($"{file}:{line}: neurosurgeon.inference.threads is -1;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_of_an_included_file_is_named_with_that_file()
    {
        var common = Path.Combine(_folder.FullName, "common.hocon");
        File.WriteAllText(common, "\nedge.cloud-wait = 4");
        var file = Write("neurosurgeon {\n  include \"common.hocon\"\n}");
        var config = NodeConfiguration.Load("", file);

        var error = Assert.Throws<SettingsException>(() => NodeConfiguration.Located(file, () => SettingsReader.Read(config)));

        Assert.StartsWith($"{common}:2: neurosurgeon.edge.cloud-wait is 4;", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neurosurgeon.inference.threads = 2\nneurosurgeon.inference.threads = ${?THREADS}", 2, "${?THREADS}")]
    [InlineData("akka.loglevel = ${?LEVEL}", 1, "the environment is not read")]
    [InlineData("wait = 7s\nneurosurgeon.edge { cloud-wait = ${?wait} }", 2, "${?wait}")]
    [InlineData("# a list\nneurosurgeon.edge.contact-points += \"a:1\"", 2, "'+='")]
    [InlineData("neurosurgeon { edge {\ncontact-points += \"a:1\" } }", 2, "'+='")]
    public void What_HOCON_of_Akka_misreads_is_refused_with_its_line(string hocon, int line, string expected)
    {
        var file = Write(hocon);

        var message = Assert.Throws<SettingsException>(() => NodeConfiguration.Load("", file)).Message;

        Assert.StartsWith($"{file}:{line}: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# ${?X} and a += b\nneurosurgeon.edge.cloud-wait = 7s // c += ${?Y}")]
    [InlineData("akka.note = \"${?X} += 1\"\nneurosurgeon.edge.cloud-wait = 7s")]
    [InlineData("wait = 7s\nneurosurgeon.edge.cloud-wait = ${wait}")]
    public void What_only_looks_like_it_is_accepted(string hocon) =>
        Assert.Equal(TimeSpan.FromSeconds(7), SettingsReader.Read(NodeConfiguration.Load("", Write(hocon))).Edge.CloudWait);

    [Theory]
    [InlineData("a {")]
    [InlineData("a = [1, {")]
    [InlineData("a = \"")]
    [InlineData("a = \"\"\"")]
    [InlineData("a = ${")]
    [InlineData("}}]],=:\\")]
    [InlineData("\"")]
    [InlineData("include \"node.hocon\"")]
    public void The_search_for_lines_ends_on_any_text(string hocon) =>
        Assert.Null(HoconOutline.Of("node.hocon", _ => hocon).PlaceOf("no.such.key"));

    [Theory]
    [InlineData("0")]
    [InlineData("some")]
    public void A_pool_without_executors_is_refused(string count)
    {
        var config = NodeConfiguration.Load("", Write($"akka.actor.deployment {{ /cloud/executors {{ nr-of-instances = {count} }} }}"));

        var error = Assert.Throws<SettingsException>(() => SettingsReader.ExecutorCount(config));

        Assert.Contains("nr-of-instances", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_hocon_is_named()
    {
        var file = Write("peer = akka.tcp://cloud@host");

        Assert.Contains(file, Assert.Throws<SettingsException>(() => NodeConfiguration.Load("", file)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string hocon)
    {
        var path = Path.Combine(_folder.FullName, "node.hocon");
        File.WriteAllText(path, hocon);
        return path;
    }
}
