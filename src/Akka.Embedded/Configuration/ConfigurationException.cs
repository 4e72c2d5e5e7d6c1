namespace Akka.Configuration;

/// <summary>A configuration cannot be read, or a value in it is not what the reader needs.</summary>
public class ConfigurationException : Exception
{
    /// <summary>Says what is wrong and what would be right.</summary>
    /// <param name="message">A sentence for the person who wrote the configuration.</param>
    public ConfigurationException(string message) : base(message) { }

    /// <summary>Says what is wrong and what it came of.</summary>
    /// <param name="message">A sentence for the person who wrote the configuration.</param>
    /// <param name="exception">The cause.</param>
    public ConfigurationException(string message, Exception exception) : base(message, exception) { }
}
