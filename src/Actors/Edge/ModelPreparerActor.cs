using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Densities;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Gets networks ready for the partitioner: opens them, has their layers measured on both nodes, the cloud's first and then the
/// edge's, so that two nodes on one machine do not measure at the same time, and makes both halves of an assignment ready, so that no
/// task pays for it. It works for seconds, on a thread of its own.
/// </summary>
internal sealed class ModelPreparerActor : ReceiveActor, IWithTimers
{
    private readonly OpenModels _models;
    private readonly ModelLibrary _library;
    private readonly DensityStore _densities;
    private readonly IInferenceEngine _engine;
    private readonly TimeSpan _cloudSilence;
    private readonly Dictionary<string, IActorRef> _opening = [];
    private readonly HashSet<string> _awaitingCloud = [];
    private readonly Dictionary<(string Model, LayerSet EdgeLayers), (IActorRef Asker, Network EdgeFirst)> _preparing = [];
    private EdgeProtocol.CloudRefs? _cloud;

    /// <param name="models">The networks that are open, and who works with them.</param>
    /// <param name="library">The edge's networks and their measured costs.</param>
    /// <param name="densities">How much of the networks' tensors is not zero.</param>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="cloudSilence">How long the cloud may be silent while it works for this edge.</param>
    public ModelPreparerActor(OpenModels models, ModelLibrary library, DensityStore densities, IInferenceEngine engine, TimeSpan cloudSilence)
    {
        _models = models;
        _library = library;
        _densities = densities;
        _engine = engine;
        _cloudSilence = cloudSilence;

        Receive<EdgeProtocol.CloudReached>(reached =>
        {
            _cloud = reached.Cloud;
            foreach (var network in _models.Networks)
                AskCloud(network);
        });
        Receive<EdgeProtocol.CloudLost>(lost => lost.Cloud == _cloud, _ => Lost());

        Receive<PreparationProtocol.OpenModel>(Open);
        Receive<CloudProtocol.ProfileProgress>(progress => _awaitingCloud.Contains(progress.Model), Progressed);
        Receive<CloudProtocol.ProfileReply>(reply => _awaitingCloud.Contains(reply.Model), Profiled);
        Receive<CloudProtocol.ModelRefused>(refused => _awaitingCloud.Contains(refused.Model), refused => RefuseCloud(refused.Model, refused.Reason));
        Receive<ProfileOverdue>(overdue => RefuseCloud(
            overdue.Model, $"The cloud was silent for {_cloudSilence.TotalSeconds:0.#} s while it prepared {overdue.Model}."));

        Receive<PreparationProtocol.MeasureEffects>(request => Sender.Tell(new PreparationProtocol.EffectsMeasured(
            request.Network.Name,
            Measured(
                () => EffectMeter.ErrorBounds(_engine, request.Network, request.CutIndex, request.Forms),
                request.Forms.ToImmutableDictionary(form => form, _ => double.PositiveInfinity)))));

        Receive<PreparationProtocol.PrepareAssignment>(Prepare);
        Receive<CloudProtocol.SuffixPrepared>(ready => Prepared(ready.Model, ready.EdgeLayers));
        Receive<CloudProtocol.ModelRefused>(refused => PreparedAll(refused.Model));
        Receive<SuffixOverdue>(overdue => Prepared(overdue.Model, overdue.EdgeLayers));
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(OpenModels models, ModelLibrary library, DensityStore densities, IInferenceEngine engine, TimeSpan cloudSilence) =>
        Akka.Actor.Props.Create(() => new ModelPreparerActor(models, library, densities, engine, cloudSilence)).WithDispatcher(Dispatchers.Inference);

    /// <inheritdoc />
    protected override void PreStart() => Context.Parent.Tell(EdgeProtocol.AskForCloud.Instance);

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // Nobody waits for what will not come; the task that takes the cut finds out.
        PreparedAll(model: null);
        foreach (var (model, asker) in _opening)
            asker.Tell(new PreparationProtocol.ModelUnavailable(model, $"The edge could not prepare {model}: {reason.Message}"));
        base.PreRestart(reason, message);
    }

    private void Open(PreparationProtocol.OpenModel request)
    {
        _opening[request.Model] = Sender;
        Network network;
        try
        {
            network = _library.Open(request.Model);
        }
        catch (Exception error) when (ModelLibrary.IsExpected(error))
        {
            Unavailable(request.Model, error);
            return;
        }

        _models.Add(network, Sender);
        if (_cloud is not null)
            AskCloud(network);
        else
            MeasureHere(network.Name);
    }

    private void AskCloud(Network network)
    {
        _awaitingCloud.Add(network.Name);
        _cloud!.Profiler.Tell(new CloudProtocol.ProfileRequest(network.Name, network.Sha256));
        ExpectNewsFromCloud(network.Name);
    }

    private void ExpectNewsFromCloud(string model) =>
        Timers.StartSingleTimer(model, new ProfileOverdue(model), _cloudSilence);

    private void Progressed(CloudProtocol.ProfileProgress progress)
    {
        ExpectNewsFromCloud(progress.Model);
        Notice($"cloud: {progress.Text}");
    }

    private void Profiled(CloudProtocol.ProfileReply reply)
    {
        var network = _models[reply.Model].Network;
        if (network.Sha256 != reply.Sha256 || network.Layers.Length != reply.LayerMs.Length)
        {
            RefuseCloud(reply.Model, $"The cloud's times for {reply.Model} are of another network.");
            return;
        }

        try
        {
            EndAwaiting(new PreparationProtocol.CloudMeasured(reply.Model, new LayerCosts(reply.LayerMs), Refusal: null));
        }
        catch (ArgumentException error)
        {
            RefuseCloud(reply.Model, $"The cloud's times for {reply.Model} are unusable. {error.Message}");
        }
    }

    private void RefuseCloud(string model, string reason)
    {
        Notice(reason);
        EndAwaiting(new PreparationProtocol.CloudMeasured(model, Costs: null, reason));
    }

    private void EndAwaiting(PreparationProtocol.CloudMeasured measured)
    {
        Timers.Cancel(measured.Model);
        _awaitingCloud.Remove(measured.Model);
        _models[measured.Model].Asker.Tell(measured);
        MeasureHere(measured.Model);
    }

    // Whoever waits must not wait for a cloud that is gone.
    private void Lost()
    {
        _cloud = null;
        PreparedAll(model: null);
        foreach (var model in _awaitingCloud)
        {
            Timers.Cancel(model);
            MeasureHere(model);
        }

        _awaitingCloud.Clear();
    }

    private void MeasureHere(string model)
    {
        if (!_opening.TryGetValue(model, out var asker))
            return;

        var network = _models[model].Network;
        try
        {
            var densities = Measured(() => _densities.GetOrCount(_engine, network), ImmutableDictionary<string, double>.Empty);
            asker.Tell(new PreparationProtocol.ModelOpened(network, _library.Costs(network, Notice), densities));
            _opening.Remove(model);
        }
        catch (Exception error) when (ModelLibrary.IsExpected(error))
        {
            Unavailable(model, error);
        }
    }

    private void Unavailable(string model, Exception error)
    {
        if (_opening.Remove(model, out var asker))
            asker.Tell(new PreparationProtocol.ModelUnavailable(model, error.Message));
    }

    private void Prepare(PreparationProtocol.PrepareAssignment request)
    {
        var (network, edgeLayers, cloud) = (request.EdgeFirst, request.EdgeLayers, request.Cloud);
        _preparing[(network.Name, edgeLayers)] = (Sender, network);
        try
        {
            // Before the prefix: where there is not room for both, the prefix is kept.
            _engine.Prepare(network, network.All);
            _engine.WarmUp(network, new LayerRange(0, edgeLayers.Count));
        }
        catch (InferenceException error)
        {
            // The task that is assigned so will fail with the same sentence.
            Notice(error.Message);
        }

        if (cloud is null || edgeLayers.Count == network.Layers.Length)
        {
            Prepared(network.Name, edgeLayers);
            return;
        }

        cloud.Profiler.Tell(new CloudProtocol.PrepareSuffix(network.Name, network.Sha256, edgeLayers), Self);
        Timers.StartSingleTimer((network.Name, edgeLayers), new SuffixOverdue(network.Name, edgeLayers), _cloudSilence);
    }

    private void Prepared(string model, LayerSet edgeLayers)
    {
        Timers.Cancel((model, edgeLayers));
        if (_preparing.Remove((model, edgeLayers), out var waiting))
            waiting.Asker.Tell(new PreparationProtocol.AssignmentPrepared(waiting.EdgeFirst, edgeLayers));
    }

    // Where the cloud will not do its part, there is nothing more to wait for.
    private void PreparedAll(string? model)
    {
        foreach (var (name, edgeLayers) in _preparing.Keys.Where(key => model is null || key.Model == model).ToArray())
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
            Notice(error.Message);
            return otherwise;
        }
    }

    private static void Notice(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    private sealed record ProfileOverdue(string Model);

    private sealed record SuffixOverdue(string Model, LayerSet EdgeLayers);
}
