using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Contract.Configuration;

/// <summary>What configuration texts mean, on either runtime.</summary>
public sealed class HoconContract
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("a.b.c = text")]
    [InlineData("a.b.c : text")]
    [InlineData("a { b { c = text } }")]
    [InlineData("a.b { c : \"text\" }")]
    [InlineData("a { b.c = \"\"\"text\"\"\" }")]
    [InlineData("\"a\".\"b\".c = text")]
    [InlineData("# comment\na.b.c = text # another\n// a third")]
    [InlineData("a.b.c = old\na.b.c = text")]
    public void Every_way_of_writing_a_value_reads_the_same(string hocon) =>
        Assert.Equal("text", Parse(hocon).GetString("a.b.c"));

    [Fact]
    public void Objects_written_in_two_places_are_merged()
    {
        var config = Parse("a { x = 1, y = 2 }\na { y = 3, z = 4 }");
        Assert.Equal([1, 3, 4], new[] { "a.x", "a.y", "a.z" }.Select(path => config.GetInt(path)));
    }

    [Fact]
    public void A_quoted_key_keeps_its_dots()
    {
        var config = Parse("a { \"b.c\" = 1 }");
        Assert.Equal(1, config.GetInt("a.\"b.c\""));
        Assert.False(config.HasPath("a.b.c"));
    }

    [Fact]
    public void Words_on_one_line_are_one_text() => Assert.Equal("one two  three", Parse("a = one two  three").GetString("a"));

    [Fact]
    public void A_triple_quoted_text_keeps_line_ends_and_backslashes() =>
        Assert.Equal("first\\n\nsecond \"line\" .", Parse("a = \"\"\"first\\n\nsecond \"line\" .\"\"\"").GetString("a"));

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Booleans_have_two_spellings(string text, bool value) =>
        Assert.Equal(value, Parse($"a = {text}").GetBoolean("a", !value));

    [Theory]
    [InlineData("250", 250)]
    [InlineData("250ms", 250)]
    [InlineData("250 milliseconds", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData("2 seconds", 2000)]
    [InlineData("3m", 180_000)]
    [InlineData("1 hour", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    public void Durations_have_units(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Parse($"a = {text}").GetTimeSpan("a"));

    [Fact]
    public void Infinite_is_a_duration_where_it_is_allowed()
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, Parse("a = infinite").GetTimeSpan("a"));
        Assert.ThrowsAny<Exception>(() => Parse("a = infinite").GetTimeSpan("a", allowInfinite: false));
    }

    [Theory]
    [InlineData("128000", 128_000)]
    [InlineData("128000b", 128_000)]
    [InlineData("30 MB", 30_000_000)]
    [InlineData("64KiB", 65_536)]
    [InlineData("2 MiB", 2_097_152)]
    [InlineData("1G", 1_073_741_824)]
    public void Sizes_have_units(string text, long bytes) => Assert.Equal(bytes, Parse($"a = {text}").GetByteSize("a"));

    [Fact]
    public void An_absent_path_gives_the_default()
    {
        var config = Parse("a = 1");
        Assert.Null(config.GetString("b"));
        Assert.Equal("x", config.GetString("b", "x"));
        Assert.Equal(7, config.GetInt("b.c", 7));
        Assert.True(config.GetBoolean("b", true));
        Assert.Equal(TimeSpan.Zero, config.GetTimeSpan("b"));
        Assert.Equal(TimeSpan.FromSeconds(1), config.GetTimeSpan("b", TimeSpan.FromSeconds(1)));
        Assert.Null(config.GetByteSize("b"));
        Assert.Empty(config.GetStringList("b"));
        Assert.Null(config.GetConfig("b"));
    }

    [Fact]
    public void Numbers_are_read_with_a_dot_whatever_the_machine_speaks()
    {
        var config = Parse("a = 0.5, b = 5000000000, c = -3");
        Assert.Equal(0.5, config.GetDouble("a"));
        Assert.Equal(0.5f, config.GetFloat("a"));
        Assert.Equal(5_000_000_000L, config.GetLong("b"));
        Assert.Equal(-3, config.GetInt("c"));
    }

    [Fact]
    public void Arrays_hold_texts_and_objects()
    {
        var config = Parse("a = [one, \"two\", three]\nb = [\n { x = 1 },\n { x = 2 }\n]");
        Assert.Equal(["one", "two", "three"], config.GetStringList("a"));
        Assert.Equal([1, 2], config.GetValue("b")!.GetArray().Select(item => item.GetObject()!.GetKey("x")!.GetInt()));
    }

    [Fact]
    public void A_substitution_means_the_value_elsewhere_in_the_text()
    {
        var config = Parse("base { host = localhost, port = 1 }\nurl = ${base.host}\"/x\"\ncopy = ${base}\nmore { k = ${base.port} }");
        Assert.Equal("localhost/x", config.GetString("url"));
        Assert.Equal(1, config.GetInt("copy.port"));
        Assert.Equal(1, config.GetInt("more.k"));
    }

    [Fact]
    public void A_substitution_is_never_an_environment_variable() =>
        Assert.ThrowsAny<Exception>(() => Parse("a = ${PATH}"));

    [Fact]
    public void A_substitution_that_leads_nowhere_is_refused() =>
        Assert.ThrowsAny<Exception>(() => Parse("a = ${no.such.key.anywhere}"));

    [Fact]
    public void A_fallback_is_asked_where_the_configuration_is_silent()
    {
        var config = Parse("a { x = 1, list = [1] }").WithFallback(Parse("a { x = 2, y = 3, list = [2, 3] }\nb = 4"));
        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(3, config.GetInt("a.y"));
        Assert.Equal(4, config.GetInt("b"));
        Assert.Equal(["1"], config.GetStringList("a.list"));
        Assert.Equal(3, config.GetConfig("a")!.GetInt("y"));
        Assert.Equal(["a", "b"], config.AsEnumerable().Select(pair => pair.Key).Order());
    }

    [Fact]
    public void An_empty_configuration_gives_way_to_its_fallback()
    {
        Assert.True(ConfigurationFactory.Empty.IsEmpty);
        Assert.Equal(1, ConfigurationFactory.Empty.WithFallback(Parse("a = 1")).GetInt("a"));
        Assert.Equal(1, Parse("a = 1").WithFallback(ConfigurationFactory.Empty).GetInt("a"));
        Assert.Equal(1, ((Config?)null).SafeWithFallback(Parse("a = 1"))!.GetInt("a"));
        Assert.True(((Config?)null).IsNullOrEmpty());
    }

    [Fact]
    public void An_include_is_read_by_the_callback_and_merged_where_it_stands()
    {
        HoconRoot Include(string name) => Parser.Parse($"name = \"{name}\", x = 1, y = 1", null);
        var config = ConfigurationFactory.ParseString("top = 0\na {\n x = 5\n include \"other.hocon\"\n y = 2\n}", Include);
        Assert.Equal("other.hocon", config.GetString("a.name"));
        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(2, config.GetInt("a.y"));
    }

    [Fact]
    public void Null_takes_a_value_away()
    {
        var config = Parse("a = 1\na = null");
        Assert.Null(config.GetString("a", "default"));
        Assert.True(config.HasPath("a"));
    }

    [Theory]
    [InlineData("a = text", "int")]
    [InlineData("a = 1.5", "int")]
    [InlineData("a = 3000000000", "int")]
    [InlineData("a = maybe", "boolean")]
    [InlineData("a = 5 parsecs", "duration")]
    [InlineData("a = -5s", "duration")]
    [InlineData("a = 5 furlongs", "size")]
    public void A_value_of_the_wrong_type_is_refused(string hocon, string type)
    {
        var config = Parse(hocon);
        Assert.ThrowsAny<Exception>(() => type switch
        {
            "int" => config.GetInt("a"),
            "boolean" => config.GetBoolean("a"),
            "duration" => config.GetTimeSpan("a"),
            _ => (object?)config.GetByteSize("a"),
        });
    }

    [Fact]
    public void A_uri_without_quotes_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Parse("a = akka.tcp://system@host"));
}
