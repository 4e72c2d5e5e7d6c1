
namespace Neurosurgeon.Configuration.Tests;

public sealed class EnvironmentSettingsTests
{
    [Fact]
    public void Variables_that_are_set_give_their_settings_and_others_none()
    {
        var config = Read(("NEUROSURGEON_THREADS", "3"), ("NEUROSURGEON_LOGLEVEL", ""));

        Assert.Equal(3, config.GetInt("neurosurgeon.inference.threads"));
        Assert.False(config.HasPath("akka.loglevel"));
        Assert.False(config.HasPath("neurosurgeon.profile.directory"));
    }

    [Theory]
    [InlineData("/home/a b/models")]
    [InlineData("C:\\new \"folder\" = {x} # ${y}, z")]
    public void Any_text_is_taken_as_it_is(string folder) =>
        Assert.Equal(folder, Read(("NEUROSURGEON_MODEL_CACHE", folder)).GetString("neurosurgeon.models.cache-directory"));

    [Fact]
    public void Nothing_is_given_where_no_variable_is_set() => Assert.True(Read().IsEmpty);

    private static Akka.Configuration.Config Read(params (string Name, string Value)[] variables) =>
        EnvironmentSettings.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
