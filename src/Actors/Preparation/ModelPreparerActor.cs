using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Transfer;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Preparation;

/// <summary>
/// Opens and measures networks for an edge, and makes assignments of their layers ready on both nodes, so that no task pays for it.
/// It works for seconds, on a thread of its own.
/// </summary>
public sealed class ModelPreparerActor : ReceiveActor, IWithTimers
{
    private readonly ModelLibrary _library;
    private readonly IInferenceEngine _engine;
    private readonly TimeSpan _cloudSilence;
    private readonly Dictionary<(string Model, LayerSet EdgeLayers), (IActorRef Asker, Network EdgeFirst)> _waiting = [];

    /// <summary>Creates the actor.</summary>
    /// <param name="library">The edge's networks and their measured costs.</param>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="cloudSilence">How long the cloud may take to make its part of an assignment ready.</param>
    public ModelPreparerActor(ModelLibrary library, IInferenceEngine engine, TimeSpan cloudSilence)
    {
        _library = library;
        _engine = engine;
        _cloudSilence = cloudSilence;

        Receive<OpenModel>(request => Answer(request.Model, () => new ModelOpened(_library.Open(request.Model))));
        Receive<MeasureModel>(request => Answer(
            request.Network.Name, () => new ModelMeasured(request.Network.Name, _library.Costs(request.Network, Report))));

        Receive<SampleTensors>(request => Sender.Tell(new TensorsSampled(
            request.Network.Name, Measured(() => TensorSampler.Densities(_engine, request.Network), ImmutableDictionary<string, double>.Empty))));
        Receive<MeasureEffects>(request => Sender.Tell(new EffectsMeasured(
            request.Network.Name,
            Measured(
                () => EffectMeter.ErrorBounds(_engine, request.Network, request.CutIndex, request.Forms),
                request.Forms.ToImmutableDictionary(form => form, _ => double.PositiveInfinity)))));

        Receive<PrepareAssignment>(Prepare);
        Receive<CloudProtocol.SuffixPrepared>(ready => Prepared(ready.Model, ready.EdgeLayers));
        Receive<CloudProtocol.ModelRefused>(refused => PreparedAll(refused.Model));
        Receive<CloudSilent>(silent => Prepared(silent.Model, silent.EdgeLayers));
        Receive<EdgeProtocol.CloudLost>(_ => PreparedAll(model: null));
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to create it.</summary>
    public static Props Props(ModelLibrary library, IInferenceEngine engine, TimeSpan cloudSilence) =>
        Akka.Actor.Props.Create(() => new ModelPreparerActor(library, engine, cloudSilence)).WithDispatcher(Dispatchers.Inference);

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // Nobody waits for what will not come; the task that takes the cut finds out.
        PreparedAll(model: null);
        base.PreRestart(reason, message);
    }

    private void Prepare(PrepareAssignment request)
    {
        var (network, edgeLayers, cloud) = (request.EdgeFirst, request.EdgeLayers, request.Cloud);
        _waiting[(network.Name, edgeLayers)] = (Sender, network);
        try
        {
            // Before the prefix: where there is not room for both, the prefix is kept.
            _engine.Prepare(network, network.All);
            _engine.WarmUp(network, new LayerRange(0, edgeLayers.Count));
        }
        catch (InferenceException error)
        {
            // The task that is assigned so will fail with the same sentence.
            Report(error.Message);
        }

        if (cloud is null || edgeLayers.Count == network.Layers.Length)
        {
            Prepared(network.Name, edgeLayers);
            return;
        }

        cloud.Profiler.Tell(new CloudProtocol.PrepareSuffix(network.Name, network.Sha256, edgeLayers), Self);
        Timers.StartSingleTimer((network.Name, edgeLayers), new CloudSilent(network.Name, edgeLayers), _cloudSilence);
    }

    private void Prepared(string model, LayerSet edgeLayers)
    {
        Timers.Cancel((model, edgeLayers));
        if (_waiting.Remove((model, edgeLayers), out var waiting))
            waiting.Asker.Tell(new AssignmentPrepared(waiting.EdgeFirst, edgeLayers));
    }

    // Where the cloud will not do its part, there is nothing more to wait for.
    private void PreparedAll(string? model)
    {
        foreach (var (name, edgeLayers) in _waiting.Keys.Where(key => model is null || key.Model == model).ToArray())
            Prepared(name, edgeLayers);
    }

    /// <summary>What the engine shows of tensors; where it cannot compute their layers, tasks will fail with the same sentence.</summary>
    private static T Measured<T>(Func<T> measure, T otherwise)
    {
        try
        {
            return measure();
        }
        catch (InferenceException error)
        {
            Report(error.Message);
            return otherwise;
        }
    }

    private void Answer(string model, Func<object> work)
    {
        try
        {
            Sender.Tell(work());
        }
        catch (Exception error)
        {
            Sender.Tell(new ModelUnavailable(model, error.Message));
            if (!ModelLibrary.IsExpected(error))
                throw;
        }
    }

    private static void Report(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    /// <summary>Asks for a network; answered by <see cref="ModelOpened"/> or <see cref="ModelUnavailable"/>.</summary>
    /// <param name="Model">The network's name.</param>
    public sealed record OpenModel(string Model);

    /// <summary>A network is open.</summary>
    /// <param name="Network">The network.</param>
    public sealed record ModelOpened(Network Network);

    /// <summary>Asks for what a network's layers cost here; answered by <see cref="ModelMeasured"/> or <see cref="ModelUnavailable"/>.</summary>
    /// <param name="Network">The network.</param>
    public sealed record MeasureModel(Network Network);

    /// <summary>What a network's layers cost here.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Costs">The costs.</param>
    public sealed record ModelMeasured(string Model, LayerCosts Costs);

    /// <summary>Asks how much of a network's tensors is zero; answered by <see cref="TensorsSampled"/>.</summary>
    /// <param name="Network">The network.</param>
    public sealed record SampleTensors(Network Network);

    /// <summary>How much of a network's tensors is zero.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Densities">The share of elements that are not zero, by the tensor's name; empty where the network cannot be run.</param>
    public sealed record TensorsSampled(string Model, ImmutableDictionary<string, double> Densities);

    /// <summary>Asks by how much lossy encodings change the output; answered by <see cref="EffectsMeasured"/>.</summary>
    /// <param name="Network">The network, in the order that has the cut.</param>
    /// <param name="CutIndex">The cut at which the tensors cross.</param>
    /// <param name="Forms">The tensors and their encodings.</param>
    public sealed record MeasureEffects(Network Network, int CutIndex, ImmutableArray<TensorForm> Forms);

    /// <summary>By how much lossy encodings change the output.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="ErrorBounds">The bound of the error, as a share of the output's largest magnitude; infinite where there is none.</param>
    public sealed record EffectsMeasured(string Model, ImmutableDictionary<TensorForm, double> ErrorBounds);

    /// <summary>A network could not be opened or measured.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record ModelUnavailable(string Model, string Reason);

    /// <summary>Asks for both halves of a network to be made ready, and for the edge to be able to run all of it; answered by <see cref="AssignmentPrepared"/>.</summary>
    /// <param name="EdgeFirst">The network with the edge's layers first.</param>
    /// <param name="EdgeLayers">The layers that run on the edge.</param>
    /// <param name="Cloud">The cloud that is to make the suffix ready; null where there is none.</param>
    public sealed record PrepareAssignment(Network EdgeFirst, LayerSet EdgeLayers, EdgeProtocol.CloudRefs? Cloud);

    /// <summary>Both halves of a network are ready, as far as they could be made so.</summary>
    /// <param name="EdgeFirst">The network with the edge's layers first.</param>
    /// <param name="EdgeLayers">The layers that run on the edge.</param>
    public sealed record AssignmentPrepared(Network EdgeFirst, LayerSet EdgeLayers);

    private sealed record CloudSilent(string Model, LayerSet EdgeLayers);
}
