using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Tensor = Neurosurgeon.Inference.Tensor;

namespace Neurosurgeon.Actors.Edge;

/// <summary>One task under way: its tensors, and its times so far.</summary>
internal sealed class Execution(EdgeProtocol.ExecuteTask request, IActorRef requester, IInferenceEngine engine, TimeProvider time)
{
    private IReadOnlyList<Tensor> _tensors = [request.Run.Input];
    private ImmutableDictionary<string, double> _densities = ImmutableDictionary<string, double>.Empty;
    private LayerRange _edgeLayers;
    private double _edgeMs;
    private long _sentTimestamp;
    private double _encodeMs;
    private SentTensors? _sent;

    /// <summary>The task.</summary>
    public InferenceTask Task => request.Run.Task;

    /// <summary>Its plan.</summary>
    public EdgeProtocol.TaskPlanned Planned => request.Planned;

    private Network Network => request.Planned.Network;

    /// <summary>Runs the layers before the cut.</summary>
    public void RunPrefix() => RunTo(request.Planned.Plan.Cut.Index);

    /// <summary>Runs the layers from the cut on, here.</summary>
    public void RunSuffix() => RunTo(Network.Layers.Length);

    /// <summary>How many bytes of tensors have been sent.</summary>
    public long BytesSent => _sent?.Bytes ?? 0;

    /// <summary>Brings the tensors on the cut into the form that crosses the link.</summary>
    public TensorFrame Encode()
    {
        var transfer = request.Planned.Plan.Transfer;
        var start = time.GetTimestamp();
        var frame = TensorFrame.Encode(_tensors, transfer.Encodings);
        _sentTimestamp = time.GetTimestamp();
        _encodeMs = time.GetElapsedTime(start, _sentTimestamp).TotalMilliseconds;
        _densities = frame.Densities;
        _sent = new SentTensors(frame.Encodings, frame.PayloadBytes, transfer.ErrorBound);
        return frame;
    }

    /// <summary>The outcome when the edge has run the last layer.</summary>
    public TaskOutcome CompleteFromEdge(string? remark)
    {
        var totalMs = Ms(request.Run.TakenTimestamp);
        return Complete(Node.Edge, _tensors[0], new MeasuredTimes(_edgeMs, 0, 0, 0, 0, totalMs), remark);
    }

    /// <summary>The outcome when the cloud has sent the output.</summary>
    /// <param name="completed">The cloud's answer.</param>
    /// <param name="onTheWayMs">The time on the link, both ways, without what either node spent.</param>
    public TaskOutcome CompleteFromCloud(CloudProtocol.SuffixCompleted completed, out double onTheWayMs)
    {
        var output = completed.Output.Decode(Network.Output.Bytes);
        ReleaseTensors();
        var roundTripMs = Ms(_sentTimestamp);
        var totalMs = Ms(request.Run.TakenTimestamp);
        onTheWayMs = Math.Max(0, roundTripMs - completed.Timings.TotalMs);

        // The clocks of two machines do not tell the directions apart: they share the time as they were predicted to.
        var predicted = request.Planned.Plan.Predicted;
        var downloadMs = onTheWayMs * predicted.DownloadMs / (predicted.DownloadMs + predicted.UploadMs);
        var measured = new MeasuredTimes(
            _edgeMs,
            _encodeMs + onTheWayMs - downloadMs + completed.Timings.DecodeMs,
            completed.Timings.QueueMs,
            completed.Timings.ComputeMs,
            downloadMs + completed.Timings.EncodeMs,
            totalMs);
        return output is [var tensor] && tensor.Info == Network.Output
            ? Complete(Node.Cloud, tensor, measured, remark: null)
            : new TaskOutcome.Failed($"The cloud has sent something else than the output of {Network.Name}.");
    }

    /// <summary>What this execution has shown of the devices.</summary>
    /// <param name="completed">The cloud's answer; null where it had no part, or is not used any more.</param>
    public EdgeProtocol.ExecutionMeasured Measured(CloudProtocol.SuffixCompleted? completed) => new(
        Network.Name,
        _edgeLayers.Count == Network.Layers.Length ? LayerSet.All(_edgeLayers.Count) : request.Planned.Plan.EdgeLayers,
        _edgeMs,
        completed is null ? null : new(completed.Load, completed.Timings.QueueMs, completed.Timings.ComputeMs),
        _densities);

    /// <summary>Ends the task.</summary>
    public void Finish(TaskOutcome outcome, IActorRef sender) =>
        requester.Tell(new EdgeProtocol.TaskFinished(new TaskReport(Task, outcome)), sender);

    private TaskOutcome Complete(Node completedBy, Tensor output, MeasuredTimes measured, string? remark)
    {
        // What the edge has computed itself has not been through any encoding.
        var sent = completedBy == Node.Cloud ? _sent : null;
        var maxError = sent is { IsLossless: false } ? request.Planned.Plan.Transfer.MaxError : 0;
        var difference = request.Run.Options.Verify ? Verification.MaxAbsDiff(engine, Network, request.Run.Input, output, maxError) : (Verification.Result?)null;
        if (difference is { IsWithinTolerance: false } wrong)
            return new TaskOutcome.Failed(wrong.Explanation);

        var notANumber = NotANumber(output);
        if (notANumber is not null && request.Run.Options.FailOnNaN)
            return new TaskOutcome.Failed(notANumber);

        var boundMs = request.Run.Options.Target.LatencyBoundMs;
        string?[] remarks = [remark ?? request.Planned.Plan.Remark, notANumber, Late(measured.TotalMs, boundMs)];
        return new TaskOutcome.Completed(request.Planned.Plan, completedBy, measured, output, difference?.MaxAbsDiff, Joined(remarks))
        {
            Sent = sent,
            IsQuickEnough = double.IsFinite(boundMs) ? measured.TotalMs <= boundMs : null,
        };
    }

    private static string? Joined(string?[] remarks) => remarks.Any(text => text is not null) ? string.Join(' ', remarks.OfType<string>()) : null;

    private static string? NotANumber(Tensor output) =>
        output.Info.ElementType == ElementType.Float32 && float.IsNaN(TensorPrimitives.MaxMagnitude(output.Floats))
            ? "The output is not a number (NaN): look at the input."
            : null;

    private string? Late(double totalMs, double boundMs) => totalMs <= boundMs ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"It took {totalMs:0.#} ms, more than the {boundMs:0.###} ms that it was to take{(request.Planned.Plan.Predicted.TotalMs > boundMs ? ", as was predicted" : "")}.");

    private void RunTo(int end)
    {
        var start = time.GetTimestamp();
        var layers = new LayerRange(_edgeLayers.End, end);
        var outputs = engine.Run(Network, layers, _tensors);
        _edgeMs += Ms(start);
        _edgeLayers = new LayerRange(0, end);
        ReleaseTensors();
        _tensors = outputs;
    }

    /// <summary>Gives back the tensors that the engine made; the task's input belongs to whoever brought it.</summary>
    public void ReleaseTensors() => (_tensors as TensorSet)?.Dispose();

    private double Ms(long since) => time.GetElapsedTime(since).TotalMilliseconds;
}
