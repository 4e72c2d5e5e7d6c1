using Akka.Configuration;

namespace Neurosurgeon.Configuration.Tests;

/// <summary>What of HOCON's specification Akka's parser does not have.</summary>
public sealed class HoconTests
{
    // EnvironmentSettings relies on it: the environment is a layer of the nodes' own.
    [Fact]
    public void No_substitution_reads_the_environment()
    {
        Assert.NotEmpty(Environment.GetEnvironmentVariable("PATH")!);

        Assert.ThrowsAny<Exception>(() => Parse("a = ${PATH}"));
        Assert.NotEqual(Environment.GetEnvironmentVariable("PATH"), Parse("a = 1\na = ${?PATH}").GetString("a"));
    }

    // reference.conf and config/*.hocon do without either, and docs/deploy.md names layers in their place.
    [Fact]
    public void An_optional_substitution_takes_the_earlier_value_away_and_nothing_is_appended_to_a_list()
    {
        Assert.NotEqual("1", Parse("a = 1\na = ${?nowhere}").GetString("a"));
        Assert.Equal(["x"], Parse("a = [x]\na += y").GetStringList("a"));
    }

    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);
}
