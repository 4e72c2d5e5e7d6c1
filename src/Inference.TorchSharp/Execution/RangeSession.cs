using Neurosurgeon.Inference.Sessions;
using Neurosurgeon.Inference.Torch.Runtime;
using Neurosurgeon.Models.Layers;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Execution;

/// <summary>One range of layers made ready to run.</summary>
internal sealed class RangeSession(RangeProgram program, TorchDevice device) : ICachedSession
{
    // What .NET objects a step takes; all tensors that outlive a run are shared.
    private const long StepBytes = 1 << 10;

    public LayerRange Range => program.Range;

    public long PrivateBytes => program.Steps.Length * StepBytes;

    public TensorSet Run(IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Tensor[] matched = Boundary.Match(program.Inputs, inputs);
        LibTorch.UseThreads();
        using IDisposable inference = torch.inference_mode();
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor[] given = Array.ConvertAll(matched, tensor => device.Send(TorchTensor.Copy(tensor.Info, tensor.Data.Span)));
        torch.Tensor?[] places = program.Run(given, cancellationToken);
        return new TensorSet([.. program.Outputs.Select((output, index) => Output(output, program.OutputPlaces[index]))]);

        Tensor Output(TensorInfo output, int place) =>
            place < matched.Length ? matched[place].Borrow() : TorchTensor.Take(output, places[place]!);
    }

    // Everything native belongs to a run or is shared.
    public void Dispose()
    {
    }
}
