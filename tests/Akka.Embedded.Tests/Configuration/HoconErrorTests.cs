using Akka.Configuration;

namespace Embedded.Configuration;

public sealed class HoconErrorTests
{
    private static string MessageOf(string hocon, Action<Config>? read = null) =>
        Assert.Throws<ConfigurationException>(() =>
        {
            var config = ConfigurationFactory.ParseString(hocon);
            read?.Invoke(config);
        }).Message;

    [Theory]
    [InlineData("a = 1\nb {\n  c = 2\n", "line 2, column 3", "the object b is never closed")]
    [InlineData("a = [1, 2\nb = 3", "line 2, column 3", "in the value of a[2]")]
    [InlineData("a = [1, 2", "line 1, column 5", "the array a is never closed")]
    [InlineData("a = 1\nb = \"open\n", "line 2, column 5", "never closed")]
    [InlineData("a = \"\"\"open", "line 1, column 5", "never closed")]
    [InlineData("a = 1\n  b c\n", "line 2, column 6", "after the key \"b c\"")]
    [InlineData("a =\n}", "line 2, column 1", "where the value of a was expected")]
    [InlineData("a = 1 }", "line 1, column 7", "where a key was expected")]
    [InlineData("= 1", "line 1, column 1", "where a key was expected")]
    [InlineData("a..b = 1", "line 1, column 3", "where a key was expected")]
    [InlineData("a = b = c", "line 1, column 7", "in the value of a")]
    [InlineData("a = \"\\q\"", "line 1, column 6", "escape")]
    [InlineData("a = ${b", "line 1, column 5", "substitution")]
    [InlineData("a = 1\nb = ${no.such.key}", "line 2, column 5", "leads nowhere")]
    [InlineData("a = ${?b}\nb = 1", "line 1, column 7", "optional")]
    [InlineData("a = [1]\na += 2", "line 2, column 3", "write =")]
    [InlineData("a = {x = 1} text", "line 1, column 5", "mixes")]
    [InlineData("include other", "line 1, column 1", "double quotes")]
    [InlineData("x = 1\ninclude \"other\"", "line 2, column 1", "includes \"other\"")]
    [InlineData("include file(\"other\"", "line 1, column 21", "parenthesis")]
    public void A_syntax_error_names_its_place(string hocon, string place, string problem)
    {
        var message = MessageOf(hocon);
        Assert.Contains(place, message);
        Assert.Contains(problem, message);
    }

    [Fact]
    public void A_value_of_the_wrong_type_names_its_full_path_and_what_would_be_right()
    {
        var message = MessageOf("akka {\n  remote.port = eighty }", config => config.GetConfig("akka.remote")!.GetInt("port"));
        Assert.Equal(
            "HOCON, line 2, column 17: akka.remote.port is \"eighty\", but a whole number from -2147483648 to 2147483647 is needed there, for example 5.",
            message);
    }

    [Fact]
    public void Structures_where_a_text_is_needed_are_named()
    {
        Assert.Contains("a is an object, but text is needed", MessageOf("a { b = 1 }", config => config.GetString("a")));
        Assert.Contains("a is an array, but a boolean", MessageOf("a = []", config => config.GetBoolean("a")));
        Assert.Contains("a is \"1\", but an array", MessageOf("a = 1", config => config.GetStringList("a")));
        Assert.Contains("a is null, but a number", MessageOf("a = null", config => config.GetDouble("a")));
        Assert.Contains("a is \"1\", but an object", MessageOf("a = 1", config => config.GetConfig("a")));
        Assert.Contains("no a", MessageOf("b = 1", config => config.GetIntList("a")));
    }

    [Theory]
    [InlineData("a = ${a}")]
    [InlineData("a = [1]\na = ${a} [2]")]
    [InlineData("a { x = 1 }\na = ${a} { y = 2 }")]
    [InlineData("a = ${b}\nb = ${a}")]
    [InlineData("a { x = ${a} }")]
    [InlineData("a = ${b.x}\nb { x = ${c} }\nc = ${a}")]
    public void A_cycle_of_substitutions_is_refused(string hocon) => Assert.Contains("substitution ${", MessageOf(hocon));

    [Theory]
    [InlineData("a = ", "[")]
    [InlineData("", "a { ")]
    [InlineData("", "a.")]
    public void Nesting_without_end_is_refused(string start, string level) =>
        Assert.Contains("nest deeper", MessageOf(start + string.Concat(Enumerable.Repeat(level, 100_000))));

    [Fact]
    public void A_long_chain_of_substitutions_is_refused() =>
        Assert.Contains("expand to too much", MessageOf(string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"a{i} = ${{a{i + 1}}}")) + "\na5000 = 1"));

    [Fact]
    public void Substitutions_that_double_without_end_are_refused() =>
        Assert.Contains("expand to too much", MessageOf("a0 = x\n" + string.Join('\n', Enumerable.Range(1, 40).Select(i => $"a{i} = ${{a{i - 1}}}${{a{i - 1}}}"))));

    [Fact]
    public void A_file_that_includes_itself_is_refused()
    {
        Akka.Configuration.Hocon.HoconRoot Include(string name) =>
            Akka.Configuration.Hocon.Parser.Parse($"include \"{name}\"", Include);
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("include \"self.hocon\"", Include));
        Assert.Contains("\"self.hocon\"", error.Message);
    }

    [Fact]
    public void No_text_ends_in_anything_but_a_configuration_or_a_sentence()
    {
        string[] tokens = ["a", "b", ".", "=", ":", "{", "}", "[", "]", ",", "\n", " ", "\"", "\"\"\"", "\"x\"", "${a}", "${?b.a}", "${", "+=", "#", "//", "include ", "null", "1", "\\", "$", "\u0000", "é"];
        var random = new Random(20261121);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => tokens[random.Next(tokens.Length)]));
            try
            {
                var config = ConfigurationFactory.ParseString(text);
                Assert.Equal(config.ToString(), ConfigurationFactory.ParseString(config.ToString()).ToString());
            }
            catch (ConfigurationException error)
            {
                Assert.Contains("HOCON, line ", error.Message);
            }
        }
    }
}
