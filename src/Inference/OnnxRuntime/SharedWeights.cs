using System.Buffers;
using Microsoft.ML.OnnxRuntime;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>
/// The weights of one network as engine tensors over the one mapping of their file: each is made once and given to all
/// sessions. Must outlive them.
/// </summary>
internal sealed class SharedWeights(WeightStore weights) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (OrtValue Value, MemoryHandle Pin)> _values = [];

    /// <summary>Makes a session use these weights in place, instead of copies of its own.</summary>
    public void Supply(SessionOptions options, IEnumerable<string> names)
    {
        foreach (string name in names)
            options.AddInitializer(name, Value(name));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach ((OrtValue value, MemoryHandle pin) in _values.Values)
            {
                value.Dispose();
                pin.Dispose();
            }

            _values.Clear();
        }
    }

    private OrtValue Value(string name)
    {
        lock (_gate)
        {
            if (_values.TryGetValue(name, out (OrtValue Value, MemoryHandle Pin) known))
                return known.Value;
            Weight weight = weights[name];
            MemoryHandle pin = weight.Data.Pin();
            OrtValue value = NativeTensor.Over(weight.Info, pin);
            _values.Add(name, (value, pin));
            return value;
        }
    }
}
