using System.Net;
using Akka.Actor;
using Neurosurgeon.Actors;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Nodes;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Reports.Runs;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>
/// An edge node on an emulated link, the actors of <c>edge --network</c>, whose tasks are given to it one by one: what takes the
/// place of its queue does the same in the same order.
/// </summary>
internal sealed class BenchEdge : IAsyncDisposable
{
    /// <summary>With how many threads it computes.</summary>
    public const int Threads = 1;

    // A network may first have to be built, and the largest cut takes minutes on the slowest link.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly EmulatedLink _link;
    private readonly NodeHost _node;
    private readonly IActorRef _edge;
    private readonly RunOptions _options;
    private int _tasks;

    private BenchEdge(EmulatedLink link, NodeHost node, IActorRef edge, RunOptions options) =>
        (_link, _node, _edge, _options) = (link, node, edge, options);

    /// <summary>The power that it draws.</summary>
    public PowerSettings Power => _node.Settings.Power;

    /// <summary>Starts one, and waits for its cloud.</summary>
    /// <param name="link">The link.</param>
    /// <param name="speed">The share of its speed that it is left with.</param>
    /// <param name="target">What it plans for.</param>
    /// <param name="cloudPort">Where the cloud listens on this machine.</param>
    /// <param name="configurationFile">Its configuration; null for none.</param>
    /// <param name="interrupted">Cancels.</param>
    /// <exception cref="CommandException">It cannot be started, or finds no cloud.</exception>
    public static async Task<BenchEdge> StartAsync(
        BenchLink link, double speed, Target target, int cloudPort, string? configurationFile, CancellationToken interrupted)
    {
        var own = IPAddress.Loopback;
        var emulated = EmulatedLink.Start(link.Name, $"{link.Conditions}");
        NodeHost? node = null;
        try
        {
            node = NodeHost.Start(
                EdgeActor.SystemName, configurationFile, own, port: 0, new NodeEngine(null, Device.Cpu, Threads: Threads, Speed: speed),
                link.Radio is { } radio ? RadioReader.Setting(radio) : "", emulated.RouteAsync);
            node.System.ActorOf(NoticeActor.Props(Console.Error), "notices");
            var options = new RunOptions(ForcedCutIndex: null, Verify: false, Seed: 1, Input: null, MeasureLinkBeforeEachTask: true) { Target = target };
            var edge = NodeActors.StartEdge(node.System, new EdgeSetup
            {
                Contacts = [new Address(node.OwnAddress.Protocol, CloudPaths.SystemName, $"{own}", cloudPort)],
                Engine = node.Engine,
                Library = node.Library,
                Densities = node.Densities,
                Transfer = new TransferPolicy(CodecBenchmark.Measure(TimeProvider.System), node.Settings.Edge.Encodings, MaxError: 0),
                Settings = node.Settings,
                Options = options,
                Reporter = ActorRefs.Nobody,
            });
            var answer = await edge.Ask<object>(EdgeProtocol.AwaitCloud.Instance, Limit, interrupted);
            if (answer is EdgeProtocol.CloudUnavailable unavailable)
                throw CommandException.Unavailable(unavailable.Reason);
            return new BenchEdge(emulated, node, edge, options);
        }
        catch
        {
            if (node is not null)
                await node.DisposeAsync();
            emulated.Dispose();
            throw;
        }
    }

    /// <summary>Opens a network and gets to know what its layers cost on both nodes.</summary>
    /// <exception cref="CellFailedException">It cannot be opened.</exception>
    public async Task<Network> PrepareAsync(string model, CancellationToken interrupted) =>
        await _edge.Ask<object>(new EdgeProtocol.PrepareModel(model, ForcedCutIndex: null, _options.Target), Limit, interrupted) switch
        {
            EdgeProtocol.ModelPrepared prepared => prepared.Network,
            EdgeProtocol.ModelFailed failed => throw new CellFailedException(failed.Reason),
            var other => throw Unexpected(other),
        };

    /// <summary>What it predicts of its layers; the network has been prepared.</summary>
    public LayerCosts Costs(Network network) => _node.Library.KnownCosts(network)!;

    /// <summary>Measures the link, as single-task mode does before a task.</summary>
    public Task MeasureLinkAsync(CancellationToken interrupted) =>
        _edge.Ask<EdgeProtocol.LinkMeasured>(new EdgeProtocol.MeasureLink(), Limit, interrupted);

    /// <summary>Its plan for a cut, or for the best division that is ready; what cannot be taken is planned otherwise.</summary>
    /// <param name="model">The network, which has been prepared.</param>
    /// <param name="cutIndex">The cut; null for the best.</param>
    /// <param name="interrupted">Cancels.</param>
    /// <exception cref="CellFailedException">There is no plan.</exception>
    public async Task<EdgeProtocol.TaskPlanned> PlanAsync(string model, int? cutIndex, CancellationToken interrupted) =>
        await _edge.Ask<object>(new EdgeProtocol.PlanTask(model, cutIndex, _options.Target), Limit, interrupted) switch
        {
            EdgeProtocol.TaskPlanned planned => planned,
            EdgeProtocol.PlanFailed failed => throw new CellFailedException(failed.Reason),
            var other => throw Unexpected(other),
        };

    /// <summary>Makes both halves of a cut ready that can be taken.</summary>
    public Task PrepareCutAsync(BenchCut cut, CancellationToken interrupted) => _edge.Ask<PreparationProtocol.AssignmentPrepared>(
        new PreparationProtocol.PrepareAssignment(cut.Planned!.Network, cut.EdgeLayers, cut.Planned.Cloud), Limit, interrupted);

    /// <summary>Runs a task with a cut that can be taken.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="input">The input.</param>
    /// <param name="interrupted">Cancels.</param>
    /// <returns>What it took.</returns>
    /// <exception cref="CellFailedException">It was not completed as it was planned.</exception>
    public async Task<MeasuredTimes> RunAsync(BenchCut cut, Tensor input, CancellationToken interrupted)
    {
        var planned = cut.Planned!;
        var taken = TimeProvider.System.GetTimestamp();
        // Planning counts. What is carried out is the cut's own plan, whatever the edge would do by now.
        await PlanAsync(planned.Plan.Model, cut.EdgeLayers.IsPrefix ? cut.EdgeLayers.Count : null, interrupted);
        var finished = await _edge.Ask<EdgeProtocol.TaskFinished>(
            new EdgeProtocol.ExecuteTask(
                new EdgeProtocol.RunTask(
                    new InferenceTask(++_tasks, planned.Plan.Model), input, taken, _options, ActorRefs.Nobody),
                planned),
            Limit,
            interrupted);
        return finished.Report.Outcome switch
        {
            TaskOutcome.Completed completed when completed.CompletedBy == Node.Edge == cut.IsEdgeOnly => completed.Measured,
            TaskOutcome.Completed completed => throw new CellFailedException($"A task was not completed as planned. {completed.Remark}"),
            TaskOutcome.Failed failed => throw new CellFailedException(failed.Reason),
            var other => throw Unexpected(other),
        };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _link.Dispose();
    }

    private static InvalidOperationException Unexpected(object message) => new($"The edge has answered with {message.GetType()}.");
}
