
namespace Neurosurgeon.Inference.Torch.Tests;

[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<EnginesFixture>
{
    public const string Name = "engines";
}
