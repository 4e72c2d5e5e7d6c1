namespace Neurosurgeon.Models.Tests.Support;

/// <summary>The zoo's networks in one temporary cache folder: each is built once in a test run.</summary>
public sealed class ZooFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelStore _store;

    public ZooFixture() => _store = new ModelStore(_folder.Path);

    public Network this[string model] => _store.Get(model);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class ZooCollection : ICollectionFixture<ZooFixture>
{
    public const string Name = "Zoo";
}
