using System.Collections.Immutable;
using System.Numerics.Tensors;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Tensor = Neurosurgeon.Inference.Tensor;

namespace Neurosurgeon.Actors.Encodings;

/// <summary>
/// Measures by how much a lossy encoding of a tensor changes a network's output: the edge has the whole network, and runs
/// the layers behind a cut on what the encoding leaves of the tensor. Where the output is classes, what they are chosen by
/// is compared, and no class may change.
/// </summary>
internal static class EffectMeter
{
    private const int Samples = 3;
    private const int Seed = 100;

    // Another input may be hit harder than the few that were tried.
    private const double Margin = 2;

    /// <summary>What the error of each encoding is taken to be bounded by: twice the largest that a few random inputs have shown.</summary>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="network">The network.</param>
    /// <param name="cutIndex">The cut at which the tensors cross.</param>
    /// <param name="forms">The tensors and encodings.</param>
    /// <exception cref="InferenceException">The engine cannot compute the layers.</exception>
    public static ImmutableDictionary<TensorForm, double> ErrorBounds(
        IInferenceEngine engine, Network network, int cutIndex, ImmutableArray<TensorForm> forms)
    {
        var bounds = forms.ToDictionary(form => form, _ => 0.0);
        for (var sample = 0; sample < Samples; sample++)
        {
            var input = RandomTensor.Create(network.Input, Seed + sample);
            using var crossing = engine.Run(network, new LayerRange(0, cutIndex), [input]);
            using var expected = ScoredOutput.Of(engine, network, cutIndex, crossing);
            foreach (var form in forms)
            {
                using var actual = ScoredOutput.Of(engine, network, cutIndex, [.. crossing.Select(tensor => tensor.Name == form.Tensor ? Degraded(tensor, form.Encoding) : tensor)]);
                bounds[form] = Math.Max(bounds[form], Margin * actual.ErrorFrom(expected));
            }
        }

        return bounds.ToImmutableDictionary();
    }

    private static Tensor Degraded(Tensor tensor, TensorEncoding encoding) =>
        TensorFrame.Encode([tensor], [encoding]).Decode(tensor.Info.Bytes)[0];

    /// <summary>A network's output, and what its classes are chosen by.</summary>
    private sealed record ScoredOutput(TensorSet Scores, TensorSet Output) : IDisposable
    {
        public static ScoredOutput Of(IInferenceEngine engine, Network network, int cutIndex, IReadOnlyList<Tensor> crossing)
        {
            var end = network.Layers.Length;
            if (network.Output.ElementType == ElementType.Float32)
            {
                var output = engine.Run(network, new LayerRange(cutIndex, end), crossing);
                return new ScoredOutput(output, output);
            }

            var scores = engine.Run(network, new LayerRange(cutIndex, end - 1), crossing);
            return new ScoredOutput(scores, engine.Run(network, new LayerRange(end - 1, end), scores));
        }

        /// <summary>The largest difference as a share of the largest magnitude; infinite where a class is another, or there is no number.</summary>
        public double ErrorFrom(ScoredOutput expected)
        {
            if (Output[0].Info.ElementType == ElementType.Int64 && !Output[0].Integers.SequenceEqual(expected.Output[0].Integers))
                return double.PositiveInfinity;

            var error = Scores.Zip(expected.Scores)
                .Where(pair => pair.First.Info.ElementType == ElementType.Float32)
                .Select(pair => Share(pair.First.Floats, pair.Second.Floats))
                .DefaultIfEmpty(double.NaN).Max();
            return double.IsNaN(error) ? double.PositiveInfinity : error;
        }

        public void Dispose()
        {
            Output.Dispose();
            Scores.Dispose();
        }

        private static double Share(ReadOnlySpan<float> actual, ReadOnlySpan<float> right)
        {
            var differences = new float[right.Length];
            TensorPrimitives.Subtract(actual, right, differences);
            var difference = Math.Abs(TensorPrimitives.MaxMagnitude<float>(differences));
            return difference == 0 ? 0 : difference / Math.Abs(TensorPrimitives.MaxMagnitude(right));
        }
    }
}
