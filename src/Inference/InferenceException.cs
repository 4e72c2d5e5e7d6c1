namespace Neurosurgeon.Inference;

/// <summary>Says in a sentence for a person why a range of layers could not be computed.</summary>
public sealed class InferenceException : Exception
{
    /// <summary>An error that this library found itself.</summary>
    public InferenceException(string message)
        : base(message)
    {
    }

    /// <summary>An error that the engine reported.</summary>
    public InferenceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
