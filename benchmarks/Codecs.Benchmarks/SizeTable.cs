using System.Diagnostics;
using System.Globalization;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Profiling.Densities;

namespace Neurosurgeon.Codecs.Benchmarks;

/// <summary>What crosses at each cut of a network in each encoding, and the error that a lossy one is bounded by.</summary>
internal static class SizeTable
{
    public static void Write(TextWriter output, string model)
    {
        using var store = new ModelStore();
        using var engine = new OnnxRuntimeEngine(new EngineOptions());
        var network = store.Get(model);
        var start = Stopwatch.GetTimestamp();
        var densities = new DensityStore().GetOrCount(engine, network);
        Line($"{model}: all tensors sampled in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms.");
        Line($"{"cut",-24} {"not zero",9} {string.Join(' ', TensorEncoding.All.Select(encoding => $"{encoding.Name,14}"))}, KB");
        foreach (var cut in network.Cuts.SkipLast(1))
        {
            start = Stopwatch.GetTimestamp();
            var forms = cut.Tensors.SelectMany(tensor => Lossy.Select(encoding => new TensorForm(tensor.Name, encoding))).ToArray();
            var bounds = EffectMeter.ErrorBounds(engine, network, cut.Index, [.. forms]);
            var measuredMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var density = cut.Tensors.Sum(tensor => densities[tensor.Name] * tensor.ElementCount) / cut.Tensors.Sum(tensor => tensor.ElementCount);
            var cells = TensorEncoding.All.Select(encoding =>
                $"{cut.Tensors.Sum(tensor => TensorCodec.EncodedBytes(encoding, tensor.Shape.AsSpan(), (long)(densities[tensor.Name] * tensor.ElementCount))) / 1000.0,7:0.0}"
                + (encoding.IsLossless ? new string(' ', 7) : $" {cut.Tensors.Sum(tensor => bounds[new TensorForm(tensor.Name, encoding)]),6:0e+0}"));
            Line($"{cut.Index,2} {cut.After,-21} {density,9:0.000} {string.Join(' ', cells)}   {measuredMs:0} ms");
        }

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<TensorEncoding> Lossy => TensorEncoding.All.Where(encoding => !encoding.IsLossless);
}
