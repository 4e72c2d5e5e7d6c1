using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Tests.Support;

/// <summary>Predictors fitted once to the made-up sweep.</summary>
public sealed class FittedSet
{
    public PredictorSet Set { get; } = PredictorFit.Fit(MadeUp.Sweep());
}
