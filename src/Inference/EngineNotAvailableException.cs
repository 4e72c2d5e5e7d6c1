namespace Neurosurgeon.Inference;

/// <summary>The engine that was asked for is not there; the message says what is missing.</summary>
public sealed class EngineNotAvailableException : Exception
{
    /// <summary>It is not there.</summary>
    public EngineNotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>It does not start.</summary>
    public EngineNotAvailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
