namespace Neurosurgeon.Models.Layers;

/// <summary>Says in a sentence for a person what is wrong with a model, or with the files that hold it.</summary>
public sealed class ModelException : Exception
{
    /// <summary>An error that this library found itself.</summary>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <summary>An error that another library or the operating system reported.</summary>
    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
