using System.Collections.Immutable;

namespace Neurosurgeon.Inference;

/// <summary>The engines that a node can compute with.</summary>
public enum EngineKind
{
    /// <summary>ONNX Runtime, in every build.</summary>
    OnnxRuntime,

    /// <summary>TorchSharp on libtorch, where the build has its native libraries and the system can load them.</summary>
    TorchSharp,
}

/// <summary>The engines' names, as a person types them and a measurement states them.</summary>
public static class EngineNames
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<EngineKind>().Select(Name)];

    /// <summary>An engine's name: lower case, without spaces.</summary>
    public static string Name(this EngineKind engine) => engine.ToString().ToLowerInvariant();

    /// <summary>The engine of a name.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse(string name, out EngineKind engine)
    {
        int index = All.IndexOf(name);
        engine = (EngineKind)Math.Max(index, 0);
        return index >= 0;
    }
}
