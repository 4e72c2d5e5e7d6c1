namespace Neurosurgeon.Inference.Sessions;

/// <summary>A session that says what keeping it costs.</summary>
internal interface ICachedSession : IRangeSession
{
    /// <summary>Estimate of the bytes that it takes beside what all sessions of its engine share.</summary>
    long PrivateBytes { get; }
}
