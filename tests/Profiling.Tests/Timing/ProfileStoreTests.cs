using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Timing;

[Collection(EngineCollection.Name)]
public sealed class ProfileStoreTests(EngineFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    private Network Network => fixture.Network("le_net");

    private EngineDescription Engine => fixture.Engine.Description;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_is_measured_once_and_comes_back_as_it_was()
    {
        LayerProfile profile = Profile();
        LayerProfile measured = Store().GetOrMeasure(Network, Engine, () => profile);
        LayerProfile kept = Store().GetOrMeasure(Network, Engine, () => throw new InvalidOperationException("measured again"));

        Assert.Same(profile, measured);
        Assert.Equal(profile.LayerMs.AsEnumerable(), kept.LayerMs.AsEnumerable());
        Assert.Equal(profile, kept with { LayerMs = profile.LayerMs });
        Assert.Empty(_reports);
        Assert.Equal([_folder.PathOf(ProfileStore.FileOf(Network, Engine))], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Another_engine_and_other_threads_device_or_version_have_profiles_of_their_own()
    {
        Store().Save(Network, Profile());
        Assert.Null(Store().Load(Network, Engine with { Name = EngineKind.TorchSharp.Name() }));
        Assert.Null(Store().Load(Network, Engine with { Threads = Engine.Threads + 1 }));
        Assert.Null(Store().Load(Network, Engine with { Device = Device.Cuda }));
        Assert.Null(Store().Load(Network, Engine with { Version = "0.0.1" }));
        Assert.Null(Store().Load(fixture.Network("alex_net"), Engine));
        Assert.NotNull(Store().Load(Network, Engine));
        Assert.Empty(_reports);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"format\":1,\"processor\":\"x\",\"profile\":null}")]
    public void A_damaged_file_is_reported_and_measured_again(string content)
    {
        File.WriteAllText(_folder.PathOf(ProfileStore.FileOf(Network, Engine)), content);
        LayerProfile profile = Profile();

        Assert.Same(profile, Store().GetOrMeasure(Network, Engine, () => profile));
        Assert.Contains("is measured again: ", Assert.Single(_reports));
        Assert.NotNull(Store().Load(Network, Engine));
    }

    [Theory]
    [InlineData("\"format\": 2", "\"format\": 99", "the format 99")]
    [InlineData("\"wholeMs\": ", "\"wholeMs\": -", "a time that is none")]
    [InlineData("\"processor\": \"", "\"processor\": \"Other ", "something else")]
    [InlineData("\"layerMs\": [", "\"layerMs\": [1,", "8 layers")]
    public void A_file_that_does_not_fit_is_reported_and_not_used(string part, string replacement, string reason)
    {
        Store().Save(Network, Profile());
        string path = _folder.PathOf(ProfileStore.FileOf(Network, Engine));
        string content = File.ReadAllText(path);
        Assert.Contains(part, content);
        File.WriteAllText(path, content.Replace(part, replacement));

        Assert.Null(Store().Load(Network, Engine));
        Assert.Contains(reason, Assert.Single(_reports));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_reported_and_the_profile_is_used_all_the_same()
    {
        string blocked = _folder.PathOf("a file");
        File.WriteAllText(blocked, "in the way");
        LayerProfile profile = Profile();

        Assert.Same(profile, new ProfileStore(blocked, _reports.Add).GetOrMeasure(Network, Engine, () => profile));
        Assert.Contains("cannot be kept", Assert.Single(_reports));
    }

    private ProfileStore Store() => new(_folder.FullName, _reports.Add);

    private LayerProfile Profile() => new(
        Network.Sha256,
        Engine,
        [.. Network.Layers.Select(layer => layer.Index + 0.5)],
        WholeMs: 32,
        LayerSumMs: 35.25,
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
}
