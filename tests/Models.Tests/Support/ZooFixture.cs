using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Models.Tests.Support;

/// <summary>The zoo's networks in the ordinary cache folder, which checks them when it opens them.</summary>
public sealed class ZooFixture : IDisposable
{
    private readonly ModelStore _store = new();

    public Network this[string model] => _store.Get(model);

    public void Dispose() => _store.Dispose();
}

[CollectionDefinition(Name)]
public sealed class ZooCollection : ICollectionFixture<ZooFixture>
{
    public const string Name = "Zoo";
}
