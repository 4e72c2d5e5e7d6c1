using Akka.Actor;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Actors.Transfer;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Decides where each task is cut. It holds what decisions rest on: the link's latest estimate, the load of both nodes,
/// and both devices' layer times, which it gathers at the first use of a network: the cloud's first and then the edge's,
/// so that two nodes on one machine do not measure at the same time. An assignment of layers that has become the best is
/// first made ready on both nodes; until then tasks take the best of those that are. Edge-only always is, so that a link that
/// has become slow is left at once.
/// </summary>
public sealed class PartitionerActor : ReceiveActor, IWithTimers
{
    private readonly IActorRef _preparer;
    private readonly EdgeSettings _settings;
    private readonly PowerSettings _power;
    private readonly TransferPolicy _transfer;
    private readonly Planner _planner;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, ModelState> _models = [];

    private EdgeProtocol.CloudRefs? _cloud;
    private LinkEstimate? _link;
    private CloudLoad _cloudLoad = CloudLoad.Unknown;
    private EdgeLoad _edgeLoad;

    /// <summary>Creates the actor.</summary>
    /// <param name="preparer">Opens and measures networks on this node.</param>
    /// <param name="settings">How long the cloud may be silent, and when an estimate is stale.</param>
    /// <param name="power">What power this device draws.</param>
    /// <param name="transfer">How tensors may be sent.</param>
    /// <param name="time">The clock.</param>
    public PartitionerActor(IActorRef preparer, EdgeSettings settings, PowerSettings power, TransferPolicy transfer, TimeProvider time)
    {
        _preparer = preparer;
        _settings = settings;
        _power = power;
        _transfer = transfer;
        _planner = new Planner(settings, time);
        _time = time;
        _edgeLoad = EdgeLoad.Idle(time.GetUtcNow());

        Receive<EdgeProtocol.CloudReached>(Reached);
        Receive<EdgeProtocol.CloudLost>(Lost);
        Receive<EdgeProtocol.LinkMeasured>(measured => _link = measured.Estimate);
        Receive<EdgeProtocol.LoadReported>(load => LearnLoad(load.Load));
        Receive<EdgeProtocol.ExecutionMeasured>(Learn);
        Receive<EdgeProtocol.PlanTask>(Plan);

        Receive<EdgeProtocol.PrepareModel>(Prepare);
        Receive<ModelPreparerActor.ModelOpened>(Opened);
        Receive<CloudProtocol.ProfileProgress>(progress => _models.ContainsKey(progress.Model), Progressed);
        Receive<CloudProtocol.ProfileReply>(reply => _models.ContainsKey(reply.Model), Profiled);
        Receive<CloudProtocol.ModelRefused>(refused => _models.ContainsKey(refused.Model), refused => RefuseCloud(refused.Model, refused.Reason));
        Receive<CloudSilent>(silent => RefuseCloud(
            silent.Model, $"The cloud was silent for {_settings.ProfileSilence.TotalSeconds:0.#} s while it prepared {silent.Model}."));
        Receive<ModelPreparerActor.ModelMeasured>(Measured);
        Receive<ModelPreparerActor.AssignmentPrepared>(Prepared);
        Receive<ModelPreparerActor.TensorsSampled>(sampled => LearnTransfer(sampled.Model, known => known.WithSampled(sampled.Densities)));
        Receive<ModelPreparerActor.EffectsMeasured>(measured => LearnTransfer(measured.Model, known => known.With(measured.ErrorBounds)));
        Receive<EdgeProtocol.TensorsSent>(sent => LearnTransfer(sent.Model, known => known.WithSent(sent.Densities)));
        Receive<ModelPreparerActor.ModelUnavailable>(Unavailable);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to create it.</summary>
    public static Props Props(IActorRef preparer, EdgeSettings settings, PowerSettings power, TransferPolicy transfer, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new PartitionerActor(preparer, settings, power, transfer, time));

    private void Plan(EdgeProtocol.PlanTask request)
    {
        if (_models.GetValueOrDefault(request.Model) is not { Network: not null, Edge: not null } model)
        {
            Sender.Tell(new EdgeProtocol.PlanFailed($"{request.Model} has not been prepared."));
            return;
        }

        var best = Plan(model, request.ForcedCutIndex, request.Target);
        var isReady = request.ForcedCutIndex is not null || model.Ready.ContainsKey(best.Plan.EdgeLayers);
        if (isReady && model.Transfer!.Unproven(best.Plan).IsEmpty)
        {
            Sender.Tell(best);
            return;
        }

        MakeReady(model, best);
        Sender.Tell(Plan(model, request.ForcedCutIndex, request.Target, onlyReady: true) with { IsMakeshift = true });
    }

    private EdgeProtocol.TaskPlanned Plan(ModelState model, int? forcedCutIndex, Target target, bool onlyReady = false) =>
        _planner.Plan(model, onlyReady, forcedCutIndex, target, _cloud, _link, Load());

    private void MakeReady(ModelState model, EdgeProtocol.TaskPlanned planned)
    {
        if (model.IsPreparing)
            return;

        _models[model.Request.Model] = model with { IsPreparing = true };
        if (model.Transfer!.Unproven(planned.Plan) is { IsEmpty: false } unproven)
            _preparer.Tell(new ModelPreparerActor.MeasureEffects(planned.Network, planned.Plan.EdgeLayers.Count, model.Transfer.WithFallbacks(unproven)));
        _preparer.Tell(new ModelPreparerActor.PrepareAssignment(planned.Network, planned.Plan.EdgeLayers, planned.Cloud));
    }

    private void Prepared(ModelPreparerActor.AssignmentPrepared prepared)
    {
        var name = prepared.EdgeFirst.Name;
        var model = _models[name];
        _models[name] = model.WithReady(prepared.EdgeLayers, prepared.EdgeFirst);
        model.Waiting?.Tell(new EdgeProtocol.ModelPrepared(model.Network!));
    }

    private void LearnTransfer(string name, Func<TransferKnowledge, TransferKnowledge> learn)
    {
        if (_models.GetValueOrDefault(name) is { Transfer: { } known } model)
            _models[name] = model with { Transfer = learn(known) };
    }

    private void Learn(EdgeProtocol.ExecutionMeasured execution)
    {
        if (execution.Cloud is { } cloud)
            LearnLoad(cloud.Load);
        if (_models.GetValueOrDefault(execution.Model) is not { } model)
            return;

        var now = _time.GetUtcNow();
        _edgeLoad = _edgeLoad.With(execution.EdgeMs, model.ExpectedEdgeMs(execution.EdgeLayers), now);
        _models[execution.Model] = model.With(execution, _edgeLoad.FactorAt(now));
    }

    // It comes from a peer: what is no number says nothing.
    private void LearnLoad(LoadReport report)
    {
        if (report.Checked() is { } plausible)
            _cloudLoad = new CloudLoad(plausible, _time.GetUtcNow());
    }

    private PlannedLoad Load() => PlannedLoad.Of(_edgeLoad, _cloudLoad, _time.GetUtcNow());

    private void Prepare(EdgeProtocol.PrepareModel request)
    {
        if (_models.TryGetValue(request.Model, out var known) && known is { Network: { } network, Edge: not null })
        {
            Sender.Tell(new EdgeProtocol.ModelPrepared(network));
            return;
        }

        _models[request.Model] = new ModelState(request, Sender);
        _preparer.Tell(new ModelPreparerActor.OpenModel(request.Model));
    }

    private void Opened(ModelPreparerActor.ModelOpened opened)
    {
        var name = opened.Network.Name;
        try
        {
            _models[name] = _models[name].WithNetwork(opened.Network, _transfer);
        }
        catch (ArgumentException error)
        {
            Unavailable(new ModelPreparerActor.ModelUnavailable(name, $"{name} cannot be planned: {error.Message}"));
            return;
        }

        if (_cloud is not null)
            AskCloud(opened.Network);
        else
            MeasureHere(name);
    }

    private void AskCloud(Network network)
    {
        _cloud!.Profiler.Tell(new CloudProtocol.ProfileRequest(network.Name, network.Sha256));
        ExpectNewsFromCloud(network.Name);
    }

    private void ExpectNewsFromCloud(string model) =>
        Timers.StartSingleTimer(model, new CloudSilent(model), _settings.ProfileSilence);

    private void Progressed(CloudProtocol.ProfileProgress progress)
    {
        ExpectNewsFromCloud(progress.Model);
        Notice($"cloud: {progress.Text}");
    }

    private void Profiled(CloudProtocol.ProfileReply reply)
    {
        Timers.Cancel(reply.Model);
        var model = _models[reply.Model];
        if (model.Network is not { } network || network.Sha256 != reply.Sha256 || network.Layers.Length != reply.LayerMs.Length)
        {
            RefuseCloud(reply.Model, $"The cloud's times for {reply.Model} are of another network.");
            return;
        }

        try
        {
            _models[reply.Model] = model.WithCloud(new LayerCosts(reply.LayerMs));
            MeasureHere(reply.Model);
        }
        catch (ArgumentException error)
        {
            RefuseCloud(reply.Model, $"The cloud's times for {reply.Model} are unusable. {error.Message}");
        }
    }

    private void RefuseCloud(string name, string reason)
    {
        Timers.Cancel(name);
        _models[name] = _models[name] with { CloudRefusal = reason };
        Notice(reason);
        MeasureHere(name);
    }

    private void MeasureHere(string name)
    {
        if (_models[name] is not { Edge: null, Network: { } network })
            return;

        _preparer.Tell(new ModelPreparerActor.SampleTensors(network));
        _preparer.Tell(new ModelPreparerActor.MeasureModel(network));
    }

    private void Measured(ModelPreparerActor.ModelMeasured measured)
    {
        var model = _models[measured.Model];
        model = model.WithEdge(measured.Costs, _power.EnergyOf(model.Network!.Layers, measured.Costs));
        _models[measured.Model] = model;
        if (model.Request.ForcedCutIndex is { } forced && (forced < 0 || forced >= model.Network!.Cuts.Length))
            model.Waiting?.Tell(new EdgeProtocol.ModelPrepared(model.Network!));
        else
            MakeReady(model, Plan(model, model.Request.ForcedCutIndex, model.Request.Target));
    }

    private void Unavailable(ModelPreparerActor.ModelUnavailable unavailable)
    {
        if (_models.Remove(unavailable.Model, out var model))
            model.Waiting?.Tell(new EdgeProtocol.ModelFailed(unavailable.Model, unavailable.Reason));
    }

    private void Reached(EdgeProtocol.CloudReached reached)
    {
        // What was known of the cloud may be of another machine.
        _cloud = reached.Cloud;
        _cloudLoad = CloudLoad.Unknown;
        foreach (var (name, model) in _models.ToArray())
        {
            _models[name] = model.WithNewCloud();
            if (model.Network is { } network)
                AskCloud(network);
        }
    }

    private void Lost(EdgeProtocol.CloudLost lost)
    {
        if (lost.Cloud != _cloud)
            return;

        _cloud = null;
        _link = null;
        Timers.CancelAll();
        foreach (var (name, model) in _models.ToArray())
        {
            // Whoever waits must not wait for a cloud that is gone.
            if (model.NeedsCloud)
                MeasureHere(name);
        }
    }

    private static void Notice(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    private sealed record CloudSilent(string Model);
}
