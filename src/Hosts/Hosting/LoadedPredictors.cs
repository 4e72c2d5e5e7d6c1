using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Storage;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>Predictors and where they are from.</summary>
/// <param name="Path">Their file.</param>
/// <param name="Set">The predictors.</param>
/// <param name="Origin">What they were fitted to.</param>
internal sealed record LoadedPredictors(string Path, PredictorSet Set, PredictorOrigin Origin);
