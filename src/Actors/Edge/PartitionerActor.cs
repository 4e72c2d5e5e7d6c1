using Akka.Actor;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Configuration;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Decides where each task is cut, and hands it with its plan to the executor. An assignment of layers that has become the best is
/// first made ready on both nodes; until then tasks take the best of those that are. Edge-only always is, so that a link that has
/// become slow is left at once.
/// </summary>
internal sealed class PartitionerActor : ReceiveActor, IWithUnboundedStash
{
    private readonly IActorRef _preparer;
    private readonly PowerSettings _power;
    private readonly TransferPolicy _transfer;
    private readonly Planner _planner;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, IActorRef> _waiting = [];
    private readonly Dictionary<string, string> _unavailable = [];
    private EdgeKnowledge _known;

    /// <param name="preparer">Gets networks ready.</param>
    /// <param name="settings">When an estimate is stale.</param>
    /// <param name="power">What power this device draws.</param>
    /// <param name="transfer">How tensors may be sent.</param>
    /// <param name="time">The clock.</param>
    public PartitionerActor(IActorRef preparer, EdgeSettings settings, PowerSettings power, TransferPolicy transfer, TimeProvider time)
    {
        _preparer = preparer;
        _power = power;
        _transfer = transfer;
        _planner = new Planner(settings, time);
        _time = time;
        _known = EdgeKnowledge.None(time.GetUtcNow());

        Receive<EdgeProtocol.CloudReached>(reached => _known = _known.With(reached));
        Receive<EdgeProtocol.CloudLost>(lost => _known = _known.With(lost));
        Receive<EdgeProtocol.LinkMeasured>(measured => _known = _known with { Link = measured.Estimate });
        Receive<EdgeProtocol.LoadReported>(load => _known = _known.With(load.Load, _time.GetUtcNow()));
        Receive<EdgeProtocol.ExecutionMeasured>(execution => _known = _known.With(execution, _time.GetUtcNow()));
        Receive<EdgeProtocol.RunTask>(Run);
        Receive<EdgeProtocol.PlanTask>(Plan);

        Receive<EdgeProtocol.PrepareModel>(request => Prepare(request, Sender));
        Receive<PreparationProtocol.CloudMeasured>(measured => Learn(measured.Model, model => model.With(measured)));
        Receive<PreparationProtocol.ModelOpened>(Opened);
        Receive<PreparationProtocol.EffectsMeasured>(measured => Learn(measured.Model, model => model.IsOpen ? model.With(measured) : model));
        Receive<PreparationProtocol.AssignmentPrepared>(Prepared);
        Receive<PreparationProtocol.ModelUnavailable>(unavailable => Unavailable(unavailable.Model, unavailable.Reason));
        Receive<EdgeProtocol.ModelPrepared>(_ => Stash.UnstashAll());
        Receive<EdgeProtocol.ModelFailed>(_ => Stash.UnstashAll());
    }

    /// <inheritdoc />
    public IStash Stash { get; set; } = null!;

    public static Props Props(IActorRef preparer, EdgeSettings settings, PowerSettings power, TransferPolicy transfer, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new PartitionerActor(preparer, settings, power, transfer, time));

    /// <inheritdoc />
    protected override void PreStart() => Context.Parent.Tell(EdgeProtocol.AskForCloud.Instance);

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // Of all that has come only the message at hand is lost: whoever waits for its answer is told.
        switch (message)
        {
            case EdgeProtocol.RunTask run:
                Sender.Tell(Failed(run, $"The edge could not plan {run.Task?.Model}: {reason.Message}"));
                break;
            case EdgeProtocol.PlanTask request:
                Sender.Tell(new EdgeProtocol.PlanFailed($"The edge could not plan {request.Model}: {reason.Message}"));
                break;
        }

        // The networks are asked for again.
        foreach (var (model, asker) in _waiting)
            Self.Tell(_known.Models[model].Request, asker);
        base.PreRestart(reason, message);
    }

    private static EdgeProtocol.TaskFinished Failed(EdgeProtocol.RunTask run, string reason) =>
        new(new TaskReport(run.Task, new TaskOutcome.Failed(reason)));

    private void Run(EdgeProtocol.RunTask run)
    {
        var name = run.Task.Model;
        if (_unavailable.TryGetValue(name, out var reason))
        {
            Sender.Tell(Failed(run, reason));
        }
        else if (_known.OpenModel(name) is { } model && !_waiting.ContainsKey(name))
        {
            run.Executor.Tell(new EdgeProtocol.ExecuteTask(run, PlanReady(model, run.Options.ForcedCutIndex, run.Options.Target)), Sender);
        }
        else
        {
            // After a restart: what was known of the network is found out anew.
            Stash.Stash();
            if (!_waiting.ContainsKey(name))
                Prepare(new EdgeProtocol.PrepareModel(name, run.Options.ForcedCutIndex, run.Options.Target), Self);
        }
    }

    private void Plan(EdgeProtocol.PlanTask request) => Sender.Tell(_known.OpenModel(request.Model) is { } model
        ? PlanReady(model, request.ForcedCutIndex, request.Target)
        : new EdgeProtocol.PlanFailed($"{request.Model} has not been prepared."));

    // The best plan, or, while that is being made ready, the best of those that are.
    private EdgeProtocol.TaskPlanned PlanReady(ModelState model, int? forcedCutIndex, Target target)
    {
        var best = Plan(model, forcedCutIndex, target);
        var isReady = forcedCutIndex is not null || model.Ready.ContainsKey(best.Plan.EdgeLayers);
        if (isReady && model.Transfer!.Unproven(best.Plan).IsEmpty)
            return best;

        MakeReady(model, best);
        return Plan(model, forcedCutIndex, target, onlyReady: true) with { IsMakeshift = true };
    }

    private EdgeProtocol.TaskPlanned Plan(ModelState model, int? forcedCutIndex, Target target, bool onlyReady = false) =>
        _planner.Plan(model, onlyReady, forcedCutIndex, target, _known.Cloud, _known.Link, _known.LoadAt(_time.GetUtcNow()));

    private void MakeReady(ModelState model, EdgeProtocol.TaskPlanned planned)
    {
        if (model.IsPreparing)
            return;

        _known = _known.With(model.Request.Model, model with { IsPreparing = true });
        if (model.Transfer!.Unproven(planned.Plan) is { IsEmpty: false } unproven)
        {
            _preparer.Tell(new PreparationProtocol.MeasureEffects(
                planned.Network, planned.Plan.EdgeLayers.Count, model.Transfer.WithFallbacks(unproven)));
        }

        _preparer.Tell(new PreparationProtocol.PrepareAssignment(planned.Network, planned.Plan.EdgeLayers, planned.Cloud));
    }

    private void Prepare(EdgeProtocol.PrepareModel request, IActorRef asker)
    {
        if (_known.OpenModel(request.Model) is { Network: { } network })
        {
            asker.Tell(new EdgeProtocol.ModelPrepared(network));
            return;
        }

        _unavailable.Remove(request.Model);
        _waiting[request.Model] = asker;
        _known = _known.With(request.Model, new ModelState(request));
        _preparer.Tell(new PreparationProtocol.OpenModel(request.Model));
    }

    private void Opened(PreparationProtocol.ModelOpened opened)
    {
        var name = opened.Network.Name;
        if (!_known.Models.TryGetValue(name, out var model))
            return;

        try
        {
            model = model.With(opened, _transfer, _power);
        }
        catch (ArgumentException error)
        {
            Unavailable(name, $"{name} cannot be planned: {error.Message}");
            return;
        }

        _known = _known.With(name, model);
        if (model.Request.ForcedCutIndex is { } forced && (forced < 0 || forced >= opened.Network.Cuts.Length))
            Answer(name, new EdgeProtocol.ModelPrepared(opened.Network));
        else
            MakeReady(model, Plan(model, model.Request.ForcedCutIndex, model.Request.Target));
    }

    private void Prepared(PreparationProtocol.AssignmentPrepared prepared)
    {
        var name = prepared.EdgeFirst.Name;
        if (_known.OpenModel(name) is not { } model)
            return;

        _known = _known.With(name, model.WithReady(prepared.EdgeLayers, prepared.EdgeFirst));
        Answer(name, new EdgeProtocol.ModelPrepared(model.Network!));
    }

    private void Unavailable(string name, string reason)
    {
        _known = _known with { Models = _known.Models.Remove(name) };
        _unavailable[name] = reason;
        Answer(name, new EdgeProtocol.ModelFailed(name, reason));
    }

    private void Answer(string name, object answer)
    {
        if (_waiting.Remove(name, out var asker))
            asker.Tell(answer);
    }

    private void Learn(string name, Func<ModelState, ModelState> learn)
    {
        if (_known.Models.TryGetValue(name, out var model))
            _known = _known.With(name, learn(model));
    }
}
