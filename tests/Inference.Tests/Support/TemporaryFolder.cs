namespace Neurosurgeon.Inference.Tests.Support;

/// <summary>A folder of a test's own, removed with all that is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("neurosurgeon-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
