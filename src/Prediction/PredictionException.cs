namespace Neurosurgeon.Prediction;

/// <summary>A dataset or a file of predictors that cannot be used; the message is a sentence for the person who named it.</summary>
public sealed class PredictionException(string message, Exception? inner = null) : Exception(message, inner);
