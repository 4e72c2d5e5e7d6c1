using Neurosurgeon.Inference;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>What the command line says of a node's engine.</summary>
/// <param name="Kind">The engine; null where the configuration decides.</param>
/// <param name="Device">What it computes on.</param>
internal sealed record NodeEngine(EngineKind? Kind, Device Device)
{
    /// <summary>The engine as a setting, which wins over the configuration; empty where that decides.</summary>
    public string Setting => Kind is { } kind ? $"neurosurgeon.inference.engine = {kind.Name()}" : "";
}
