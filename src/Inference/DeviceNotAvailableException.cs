namespace Neurosurgeon.Inference;

/// <summary>The device that was asked for is not there; the message says what is missing.</summary>
public sealed class DeviceNotAvailableException : Exception
{
    /// <summary>The engine has no such device at all.</summary>
    public DeviceNotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>The engine knows the device, but could not start it.</summary>
    public DeviceNotAvailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
