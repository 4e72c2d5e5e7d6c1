using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Runtime;

/// <summary>
/// What one network stores, as libtorch's tensors: each is made when first asked for and given to all sessions. Must
/// outlive them.
/// </summary>
internal sealed class SharedTensors(Network network, TorchDevice device) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, torch.Tensor> _tensors = [];

    /// <summary>The stored tensor of a name; null where it is computed.</summary>
    public torch.Tensor? Find(string name)
    {
        Weight? stored = network.Weights.Contains(name) ? network.Weights[name] : network.Constants.GetValueOrDefault(name);
        if (stored is null)
            return null;
        lock (_gate)
        {
            if (!_tensors.TryGetValue(name, out torch.Tensor? tensor))
            {
                tensor = device.Send(TorchTensor.Copy(stored.Info, stored.Data.Span)).DetachFromDisposeScope();
                _tensors.Add(name, tensor);
            }

            return tensor;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (torch.Tensor tensor in _tensors.Values)
                tensor.Dispose();
            _tensors.Clear();
        }
    }
}
