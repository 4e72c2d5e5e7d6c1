using Neurosurgeon.Models.Storage;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Models.Tests.Storage;

/// <summary>The variables are this process's, so that nothing else may run meanwhile.</summary>
[Collection(AloneCollection.Name)]
public sealed class CacheFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly (string? Home, string? Cache) _before =
        (Environment.GetEnvironmentVariable("HOME"), Environment.GetEnvironmentVariable("XDG_CACHE_HOME"));

    public void Dispose()
    {
        Set(_before.Home, _before.Cache);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/var/cache", "/var/cache/neurosurgeon/models")]
    [InlineData("relative", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_default_follows_the_xdg_specification(string? cache, string? expected)
    {
        Set(_folder.FullName, cache);
        Assert.Equal(expected ?? _folder.PathOf(".cache/neurosurgeon/models"), CacheFolder.Models.Default);
    }

    [Fact]
    public void Profiles_lie_beside_networks()
    {
        Set(_folder.FullName, null);
        Assert.Equal(_folder.PathOf(".cache/neurosurgeon/profiles"), CacheFolder.Profiles.Default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("relative")]
    [InlineData("{home}/.cache")]
    public void A_home_that_does_not_exist_is_not_made_and_what_to_name_instead_is_said(string? cache)
    {
        string home = _folder.PathOf("nonexistent");
        Set(home, cache?.Replace("{home}", home));

        Assert.Null(CacheFolder.Models.Default);
        string models = Assert.Throws<CacheFolderException>(() => new ModelStore()).Message;
        string profiles = Assert.Throws<CacheFolderException>(() => CacheFolder.Profiles.Make(null)).Message;

        Assert.Contains($"home folder '{home}' does not exist; ", models);
        Assert.EndsWith("NEUROSURGEON_MODEL_CACHE or neurosurgeon.models.cache-directory.", models);
        Assert.EndsWith("NEUROSURGEON_PROFILES or neurosurgeon.profile.directory.", profiles);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Without_a_home_another_cache_folder_or_one_that_is_named_does()
    {
        Set(_folder.PathOf("nonexistent"), _folder.PathOf("cache"));
        Assert.Equal(_folder.PathOf("cache/neurosurgeon/models"), CacheFolder.Models.Make(null));
        Assert.Equal(_folder.PathOf("named"), CacheFolder.Models.Make(_folder.PathOf("named")));
        Assert.True(Directory.Exists(_folder.PathOf("cache/neurosurgeon/models")) && Directory.Exists(_folder.PathOf("named")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_with_what_to_name_instead()
    {
        File.WriteAllText(_folder.PathOf("in-the-way"), "");
        string message = Assert.Throws<CacheFolderException>(() => CacheFolder.Models.Make(_folder.PathOf("in-the-way/models"))).Message;
        Assert.Contains(_folder.PathOf("in-the-way/models"), message);
        Assert.EndsWith("NEUROSURGEON_MODEL_CACHE or neurosurgeon.models.cache-directory.", message);
    }

    private static void Set(string? home, string? cache)
    {
        Environment.SetEnvironmentVariable("HOME", home);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", cache);
    }
}
