namespace Neurosurgeon.Configuration;

/// <summary>Names of dispatchers in the configuration.</summary>
public static class Dispatchers
{
    /// <summary>A thread of its own for each actor that computes.</summary>
    public const string Inference = "neurosurgeon.inference-dispatcher";
}
