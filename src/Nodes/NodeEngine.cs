using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Nodes;

/// <summary>What the command line says of a node's engine.</summary>
/// <param name="Kind">The engine; null where the configuration decides.</param>
/// <param name="Device">What it computes on.</param>
/// <param name="Predictor">Where its layers' times come from; null where the configuration decides.</param>
/// <param name="Threads">With how many threads it computes; null where the configuration decides.</param>
/// <param name="Speed">The share of its speed that it is left with, to emulate a weaker device; 1 for all.</param>
internal sealed record NodeEngine(EngineKind? Kind, Device Device, PredictorUse? Predictor = null, int? Threads = null, double Speed = 1)
{
    /// <summary>What was said as settings, which win over the configuration; empty where that decides.</summary>
    public string Setting => string.Join('\n',
        Kind is { } kind ? $"neurosurgeon.inference.engine = {kind.Name()}" : "",
        Predictor is { } use ? $"neurosurgeon.predictors.use = {use.ToString().ToLowerInvariant()}" : "",
        Threads is { } threads ? $"neurosurgeon.inference.threads = {threads}" : "");
}
