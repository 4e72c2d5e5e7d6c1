using Akka.Configuration;

namespace Embedded.Configuration;

/// <summary>What the embedded runtime reads beyond Akka.NET's own parser.</summary>
public sealed class HoconTests
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Fact]
    public void A_substitution_sees_the_last_value_given_anywhere() =>
        Assert.Equal(2, Parse("a = 1\nb = ${a}\na = 2").GetInt("b"));

    [Fact]
    public void A_substitution_looks_into_merged_and_substituted_objects()
    {
        var config = Parse("base { x = 1, deep { p = 1 } }\nnode = ${base} { y = 2 }\nnode.deep.q = 2\nz = ${node.deep}\nx = ${node.x}");
        Assert.Equal(1, config.GetInt("z.p"));
        Assert.Equal(2, config.GetInt("z.q"));
        Assert.Equal(1, config.GetInt("x"));
    }

    [Theory]
    [InlineData("include \"f\"")]
    [InlineData("include file(\"f\")")]
    [InlineData("include required(file(\"f\"))")]
    public void Every_form_of_include_names_the_file(string hocon) =>
        Assert.Equal("f", ConfigurationFactory.ParseString(hocon, name => Akka.Configuration.Hocon.Parser.Parse($"x = \"{name}\"", null)).GetString("x"));

    [Fact]
    public void A_substitution_sees_what_was_included() =>
        Assert.Equal(4, ConfigurationFactory.ParseString("include \"f\"\ny = ${a.x}", _ => Akka.Configuration.Hocon.Parser.Parse("a.x = 4", null)).GetInt("y"));

    [Fact]
    public void Include_may_be_an_ordinary_key()
    {
        var config = Parse("include = 1\nincluded = 2\nx.include.y = 3");
        Assert.Equal([1, 2, 3], new[] { "include", "included", "x.include.y" }.Select(path => config.GetInt(path)));
    }

    [Fact]
    public void Yes_and_no_are_booleans_too() => Assert.True(Parse("a = yes").GetBoolean("a") && !Parse("a = no").GetBoolean("a", true));

    [Fact]
    public void A_written_configuration_reads_back()
    {
        var config = Parse("a { \"x.y\" = \"with \\\"quotes\\\" and\\nlines\", e = \"\", n = null, t = \"null\" }\nl = [1, [], {}, { k = v }]\no {}");
        var again = Parse(config.ToString());
        Assert.Equal(config.ToString(), again.ToString());
        Assert.Equal("with \"quotes\" and\nlines", again.GetString("a.\"x.y\""));
        Assert.Equal("null", again.GetString("a.t"));
        Assert.Null(again.GetString("a.n"));
    }

    [Fact]
    public void A_configuration_is_written_with_or_without_its_fallback()
    {
        var config = Parse("a = 1").WithFallback(Parse("b = 2"));
        Assert.Equal("a : 1\n", config.ToString());
        Assert.Equal(2, Parse(config.ToString(true)).GetInt("b"));
    }

    [Fact]
    public void The_reference_configuration_is_embedded() => Assert.True(ConfigurationFactory.Default().HasPath("akka"));
}
