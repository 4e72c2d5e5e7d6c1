namespace Neurosurgeon.Models.Tests.Support;

/// <summary>Tests that change what the whole process sees.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
