using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Profiling.Sampling;

/// <summary>What may follow a layer.</summary>
internal enum Activation
{
    None,
    Relu,
    Relu6,
    Sigmoid,
    HardTanh,
}

/// <summary>Adds activations to a graph.</summary>
internal static class Activations
{
    /// <summary>Adds it behind a tensor.</summary>
    /// <returns>The name of what it makes.</returns>
    public static string Activate(this GraphBuilder graph, Activation activation, string name, string input) => activation switch
    {
        Activation.Relu => graph.Relu($"{name}_relu", input),
        Activation.Relu6 => graph.Relu6($"{name}_relu6", input),
        Activation.Sigmoid => graph.Sigmoid($"{name}_sigmoid", input),
        Activation.HardTanh => graph.HardTanh($"{name}_htanh", input),
        _ => input,
    };
}
