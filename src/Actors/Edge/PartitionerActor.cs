using Akka.Actor;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Actors.Transfer;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Decides where each task is cut. It holds what decisions rest on: the link's latest estimate, the cloud's load,
/// and both devices' layer times, which it gathers at the first use of a network: the cloud's first and then the edge's,
/// so that two nodes on one machine do not measure at the same time. A cut that has become the best is first made ready
/// on both nodes; until then tasks take the best of those that are.
/// </summary>
public sealed class PartitionerActor : ReceiveActor, IWithTimers
{
    private readonly IActorRef _preparer;
    private readonly EdgeSettings _settings;
    private readonly TransferPolicy _transfer;
    private readonly Planner _planner;
    private readonly Dictionary<string, ModelState> _models = [];

    private EdgeProtocol.CloudRefs? _cloud;
    private LinkEstimate? _link;
    private double _loadFactor = 1;

    /// <summary>Creates the actor.</summary>
    /// <param name="preparer">Opens and measures networks on this node.</param>
    /// <param name="settings">How long the cloud may be silent, and when an estimate is stale.</param>
    /// <param name="transfer">How tensors may be sent.</param>
    /// <param name="time">The clock.</param>
    public PartitionerActor(IActorRef preparer, EdgeSettings settings, TransferPolicy transfer, TimeProvider time)
    {
        _preparer = preparer;
        _settings = settings;
        _transfer = transfer;
        _planner = new Planner(settings, time);

        Receive<EdgeProtocol.CloudReached>(Reached);
        Receive<EdgeProtocol.CloudLost>(Lost);
        Receive<EdgeProtocol.LinkMeasured>(measured => _link = measured.Estimate);
        Receive<EdgeProtocol.LoadReported>(load => LearnLoad(load.LoadFactor));
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
        Receive<ModelPreparerActor.CutPrepared>(CutPrepared);
        Receive<ModelPreparerActor.TensorsSampled>(sampled => LearnTransfer(sampled.Model, known => known.WithSampled(sampled.Densities)));
        Receive<ModelPreparerActor.EffectsMeasured>(measured => LearnTransfer(measured.Model, known => known.With(measured.ErrorBounds)));
        Receive<EdgeProtocol.TensorsSent>(sent => LearnTransfer(sent.Model, known => known.WithSent(sent.Densities)));
        Receive<ModelPreparerActor.ModelUnavailable>(Unavailable);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to create it.</summary>
    public static Props Props(IActorRef preparer, EdgeSettings settings, TransferPolicy transfer, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new PartitionerActor(preparer, settings, transfer, time));

    private void Plan(EdgeProtocol.PlanTask request)
    {
        if (_models.GetValueOrDefault(request.Model) is not { Network: not null, Edge: not null } model)
        {
            Sender.Tell(new EdgeProtocol.PlanFailed($"{request.Model} has not been prepared."));
            return;
        }

        var best = Best(model, request.ForcedCutIndex);
        var isReady = request.ForcedCutIndex is not null || model.ReadyCuts.Contains(best.Plan.Cut.Index);
        if (isReady && model.Transfer!.Unproven(best.Plan).IsEmpty)
        {
            Sender.Tell(best);
            return;
        }

        PrepareCut(model, best);
        Sender.Tell(_planner.Plan(model, onlyReadyCuts: true, request.ForcedCutIndex, _cloud, _link, _loadFactor));
    }

    private EdgeProtocol.TaskPlanned Best(ModelState model, int? forcedCutIndex) =>
        _planner.Plan(model, onlyReadyCuts: false, forcedCutIndex, _cloud, _link, _loadFactor);

    private void PrepareCut(ModelState model, EdgeProtocol.TaskPlanned planned)
    {
        if (model.CutInPreparation is not null)
            return;

        var cutIndex = planned.Plan.Cut.Index;
        _models[model.Request.Model] = model with { CutInPreparation = cutIndex };
        if (model.Transfer!.Unproven(planned.Plan) is { IsEmpty: false } unproven)
            _preparer.Tell(new ModelPreparerActor.MeasureEffects(planned.Network, cutIndex, unproven));
        _preparer.Tell(new ModelPreparerActor.PrepareCut(model.Network!, cutIndex, planned.Cloud, model.Request.WholeNetwork));
    }

    private void CutPrepared(ModelPreparerActor.CutPrepared prepared)
    {
        var model = _models[prepared.Model];
        _models[prepared.Model] = model with { CutInPreparation = null, ReadyCuts = model.ReadyCuts.Add(prepared.CutIndex), Waiting = null };
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
            LearnLoad(cloud.LoadFactor);
        if (_models.GetValueOrDefault(execution.Model) is { } model)
            _models[execution.Model] = model.With(execution);
    }

    // It comes from a peer: what is no number says nothing.
    private void LearnLoad(double loadFactor)
    {
        if (double.IsFinite(loadFactor))
            _loadFactor = Math.Max(1, loadFactor);
    }

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
        _models[name] = _models[name] with { Network = opened.Network, Transfer = TransferKnowledge.Of(opened.Network, _transfer) };
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
        var model = _models[measured.Model] with { Edge = measured.Costs };
        _models[measured.Model] = model;
        if (model.Request.ForcedCutIndex is { } forced && (forced < 0 || forced >= model.Network!.Cuts.Length))
            model.Waiting?.Tell(new EdgeProtocol.ModelPrepared(model.Network!));
        else
            PrepareCut(model, Best(model, model.Request.ForcedCutIndex));
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
        _loadFactor = 1;
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
