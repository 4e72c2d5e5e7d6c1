using System.Buffers;
using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Neurosurgeon.Inference.Sessions;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>One ONNX Runtime session for a range of layers that is not empty.</summary>
internal sealed class RangeSession : ICachedSession
{
    private static readonly RunOptions Uncancelled = new();

    private readonly InferenceSession _session;
    private readonly ImmutableArray<TensorInfo> _inputs;
    private readonly ImmutableArray<TensorInfo> _outputs;
    private readonly string[] _inputNames;
    private readonly string[] _computedNames;

    /// <param name="session">The session, owned from now on.</param>
    /// <param name="part">What it computes.</param>
    /// <param name="privateBytes">Estimate of the bytes that it takes beside the shared weights.</param>
    public RangeSession(InferenceSession session, ModelPart part, long privateBytes)
    {
        _session = session;
        Range = part.Range;
        PrivateBytes = privateBytes;
        _inputs = part.Inputs;
        _outputs = part.Outputs;
        _inputNames = [.. _inputs.Select(tensor => tensor.Name)];
        _computedNames = [.. _outputs.Select(tensor => tensor.Name).Except(_inputNames)];
    }

    public LayerRange Range { get; }

    public long PrivateBytes { get; }

    public TensorSet Run(IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Tensor[] matched = Boundary.Match(_inputs, inputs);
        if (!cancellationToken.CanBeCanceled)
            return Run(matched, Uncancelled);

        using var options = new RunOptions();
        using CancellationTokenRegistration stop =
            cancellationToken.UnsafeRegister(static options => ((RunOptions)options!).Terminate = true, options);
        try
        {
            return Run(matched, options);
        }
        catch (InferenceException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose() => _session.Dispose();

    private TensorSet Run(Tensor[] inputs, RunOptions options)
    {
        var pins = new MemoryHandle[inputs.Length];
        var values = new OrtValue?[inputs.Length];
        try
        {
            for (int index = 0; index < inputs.Length; index++)
            {
                pins[index] = inputs[index].Data.Pin();
                CheckAlignment(inputs[index].Info, pins[index]);
                values[index] = NativeTensor.Over(inputs[index].Info, pins[index]);
            }

            return Outputs(inputs, _session.Run(options, _inputNames, values!, _computedNames));
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InferenceException($"ONNX Runtime failed on the layers {Range.First} to {Range.End - 1}: {exception.Message}", exception);
        }
        finally
        {
            foreach (OrtValue? value in values)
                value?.Dispose();
            foreach (MemoryHandle pin in pins)
                pin.Dispose();
        }
    }

    private TensorSet Outputs(Tensor[] inputs, IReadOnlyList<OrtValue> computed)
    {
        var outputs = new Tensor[_outputs.Length];
        int next = 0;
        for (int index = 0; index < outputs.Length; index++)
        {
            int passed = Boundary.IndexOf(_inputs, _outputs[index].Name);
            outputs[index] = passed >= 0 ? inputs[passed].Borrow() : NativeTensor.Take(_outputs[index], computed[next++]);
        }

        return new TensorSet(outputs);
    }

    private static unsafe void CheckAlignment(TensorInfo info, MemoryHandle pin)
    {
        if ((nuint)pin.Pointer % (nuint)info.ElementType.SizeBytes() != 0)
        {
            throw new InferenceException(
                $"The bytes of {info.Name} do not start at a multiple of {info.ElementType.SizeBytes()}, as its elements need.");
        }
    }
}
