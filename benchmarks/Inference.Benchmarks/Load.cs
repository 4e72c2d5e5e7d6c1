namespace Neurosurgeon.Inference.Benchmarks;

/// <summary>What a process has run when its memory is measured.</summary>
internal enum Load
{
    /// <summary>A plain ONNX Runtime session of the whole network, from one self-contained file.</summary>
    Plain,

    /// <summary>The whole network on the engine.</summary>
    Whole,

    /// <summary>The whole network, and prefix and suffix at every cut, all on one engine that keeps all sessions.</summary>
    Cuts,
}
