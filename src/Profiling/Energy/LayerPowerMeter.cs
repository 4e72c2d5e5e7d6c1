using System.Collections.Immutable;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Energy;

/// <summary>
/// Measures the power that a device draws while it computes each layer of a network. A counter of the kernel moves once
/// in about a millisecond, and many layers take less: so each layer is computed over and over for a while, and its
/// energy divided by that time. It includes what the device draws when idle, and what other programs use meanwhile.
/// </summary>
/// <param name="engine">What computes.</param>
/// <param name="counter">What counts the energy.</param>
/// <param name="layerTime">How long a layer is repeated; null for 200 ms. At least once, however long that takes.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class LayerPowerMeter(IInferenceEngine engine, IEnergyCounter counter, TimeSpan? layerTime = null, TimeProvider? time = null)
{
    private const int InputSeed = 1;

    // A sensor of the moment's power has to be looked at now and then; a look takes some ten microseconds.
    private static readonly TimeSpan ReadingInterval = TimeSpan.FromMilliseconds(5);

    private readonly TimeSpan _layerTime = layerTime ?? TimeSpan.FromMilliseconds(200);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Measures all layers. Blocks the caller's thread for seconds; the machine should be idle otherwise.</summary>
    /// <param name="network">The network.</param>
    /// <param name="progress">Told how far it is, from 0 to 1, on the caller's thread.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <returns>Watts a layer; null for one during which the counter did not move.</returns>
    /// <exception cref="EnergyCounterException">The counter cannot be read any more.</exception>
    /// <exception cref="InferenceException">The engine cannot compute this network.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ImmutableArray<double?> Measure(
        Network network, Action<double>? progress = null, CancellationToken cancellationToken = default)
    {
        using Tensor input = RandomTensor.Create(network.Input, InputSeed);
        Dictionary<string, Tensor> made = new() { [input.Name] = input };
        List<TensorSet> outputs = [];
        try
        {
            var watts = ImmutableArray.CreateBuilder<double?>(network.Layers.Length);
            for (int layer = 0; layer < network.Layers.Length; layer++)
            {
                Tensor[] inputs = [.. network.Cuts[layer].Tensors.Select(tensor => made[tensor.Name])];
                using IRangeSession session = engine.Open(network, new LayerRange(layer, layer + 1));
                // The first run fills caches and is not counted; the next layer takes what it made.
                TensorSet output = session.Run(inputs, cancellationToken);
                outputs.Add(output);
                foreach (Tensor tensor in output)
                    made.TryAdd(tensor.Name, tensor);

                watts.Add(MeasureLayer(session, inputs, cancellationToken));
                progress?.Invoke((layer + 1.0) / network.Layers.Length);
            }

            return watts.MoveToImmutable();
        }
        finally
        {
            outputs.ForEach(output => output.Dispose());
        }
    }

    private double? MeasureLayer(IRangeSession session, Tensor[] inputs, CancellationToken cancellationToken)
    {
        double startMj = counter.ReadMj();
        long start = _time.GetTimestamp();
        TimeSpan elapsed;
        double usedMj;
        do
        {
            Repeat(session, inputs, cancellationToken);
            usedMj = counter.ReadMj() - startMj;
            elapsed = _time.GetElapsedTime(start);
        }
        while (elapsed < _layerTime);

        return usedMj > 0 ? usedMj / elapsed.TotalMilliseconds : null;
    }

    private void Repeat(IRangeSession session, Tensor[] inputs, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        do
            session.Run(inputs, cancellationToken).Dispose();
        while (_time.GetElapsedTime(start) < ReadingInterval);
    }
}
