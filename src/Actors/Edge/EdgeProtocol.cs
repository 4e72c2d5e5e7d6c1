using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What the actors of an edge node say to one another. None of it crosses the link.</summary>
public static class EdgeProtocol
{
    /// <summary>Starts the run of a task list; the queue takes one list in its life.</summary>
    /// <param name="Tasks">The tasks, in order.</param>
    public sealed record RunTasks(ImmutableArray<InferenceTask> Tasks);

    /// <summary>Ends a run early: no further task is taken, and the one under way is answered or, after a time, given up.</summary>
    /// <param name="Patience">How long the task under way may still take.</param>
    public sealed record StopRun(TimeSpan Patience);

    /// <summary>Where a cloud node's actors are.</summary>
    /// <param name="Front">Takes suffixes, and answers probes of the link.</param>
    /// <param name="Profiler">Measures the cloud's layers, and makes suffixes ready.</param>
    public sealed record CloudRefs(IActorRef Front, IActorRef Profiler)
    {
        /// <summary>The node's address.</summary>
        public Address Address => Front.Path.Address;

        /// <summary>How many bytes of tensors a message can carry, to the node or from it: what the frames of both take.</summary>
        public long LargestPayloadBytes { get; init; } = long.MaxValue;
    }

    /// <summary>An actor that has just been started, or restarted, asks its parent for the cloud: answered by <see cref="CloudReached"/> where there is one.</summary>
    public sealed record AskForCloud
    {
        /// <summary>The only one.</summary>
        public static AskForCloud Instance { get; } = new();
    }

    /// <summary>Waits for a cloud: answered by <see cref="CloudReached"/> or <see cref="CloudUnavailable"/>, as soon as that is known.</summary>
    public sealed record AwaitCloud
    {
        /// <summary>The only one.</summary>
        public static AwaitCloud Instance { get; } = new();
    }

    /// <summary>A cloud node has been chosen and reached. The parent tells it to all who work with the cloud, as the three that follow.</summary>
    /// <param name="Cloud">Where its actors are.</param>
    public sealed record CloudReached(CloudRefs Cloud);

    /// <summary>The cloud is gone, or is to get no more work.</summary>
    /// <param name="Cloud">The cloud that was reached before.</param>
    /// <param name="Reason">A sentence for a person.</param>
    /// <param name="FinishesItsWork">Whether it still answers what it has been sent.</param>
    public sealed record CloudLost(CloudRefs Cloud, string Reason, bool FinishesItsWork = false);

    /// <summary>Nothing is awaited any more from a cloud that was to finish its work.</summary>
    /// <param name="Cloud">The cloud that was lost before.</param>
    public sealed record CloudReleased(CloudRefs Cloud);

    /// <summary>The cloud does not answer probes any more.</summary>
    /// <param name="Cloud">The cloud that was reached before.</param>
    public sealed record CloudSilent(CloudRefs Cloud);

    /// <summary>There will be no cloud: it refused this edge, or did not appear in time.</summary>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record CloudUnavailable(string Reason);

    /// <summary>Asks for a measurement of the link now; answered by <see cref="LinkMeasured"/>.</summary>
    public sealed record MeasureLink;

    /// <summary>The link as it is known now.</summary>
    /// <param name="Estimate">The estimate; null where the cloud did not answer.</param>
    public sealed record LinkMeasured(LinkEstimate? Estimate);

    /// <summary>A task's tensors are on the link: probes wait.</summary>
    public sealed record TransferStarted;

    /// <summary>A task's tensors are no longer on the link.</summary>
    /// <param name="BytesUp">The payload on the way up.</param>
    /// <param name="BytesDown">The payload on the way down.</param>
    /// <param name="OnTheWayMs">Time on the link in both directions, in milliseconds; null where the answer never came.</param>
    public sealed record TransferEnded(long BytesUp, long BytesDown, double? OnTheWayMs);

    /// <summary>
    /// Asks for a network to be made ready: opened, its layers' times known, and the sessions of its present plan built;
    /// answered by <see cref="ModelPrepared"/> or <see cref="ModelFailed"/>.
    /// </summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="ForcedCutIndex">The cut that its tasks will take; null where they take the best.</param>
    /// <param name="Target">What its tasks want.</param>
    public sealed record PrepareModel(string Model, int? ForcedCutIndex, Target Target);

    /// <summary>A network is ready to be planned for.</summary>
    /// <param name="Network">The network.</param>
    public sealed record ModelPrepared(Network Network);

    /// <summary>A network cannot be made ready.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record ModelFailed(string Model, string Reason);

    /// <summary>
    /// Asks for a task to be planned and carried out: the partitioner hands it with its plan to the executor. Answered by
    /// <see cref="TaskFinished"/>, exactly once.
    /// </summary>
    /// <param name="Task">The task.</param>
    /// <param name="Input">The network's input.</param>
    /// <param name="TakenTimestamp">When the task was taken from the queue, as a <see cref="TimeProvider"/> timestamp.</param>
    /// <param name="Options">How it is to be done.</param>
    /// <param name="Executor">Who carries the plan out.</param>
    public sealed record RunTask(InferenceTask Task, Tensor Input, long TakenTimestamp, RunOptions Options, IActorRef Executor);

    /// <summary>Asks for a plan alone; answered by <see cref="TaskPlanned"/> or <see cref="PlanFailed"/>.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="ForcedCutIndex">The cut to take; null to take the best.</param>
    /// <param name="Target">What makes one plan better than another.</param>
    public sealed record PlanTask(string Model, int? ForcedCutIndex, Target Target);

    /// <summary>A plan, and what carries it out.</summary>
    /// <param name="Plan">The plan.</param>
    /// <param name="Network">The network, with the edge's layers first.</param>
    /// <param name="Cloud">The cloud that runs the suffix; null where the plan is edge-only for want of one.</param>
    public sealed record TaskPlanned(Plan Plan, Network Network, CloudRefs? Cloud)
    {
        /// <summary>Whether something better is being made ready, so that this is the best of what is.</summary>
        public bool IsMakeshift { get; init; }
    }

    /// <summary>There is no plan.</summary>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record PlanFailed(string Reason);

    /// <summary>Asks the executor to carry out a plan; answered by <see cref="TaskFinished"/>, exactly once.</summary>
    /// <param name="Run">What is asked for.</param>
    /// <param name="Planned">The plan.</param>
    public sealed record ExecuteTask(RunTask Run, TaskPlanned Planned);

    /// <summary>A task has ended.</summary>
    /// <param name="Report">How.</param>
    public sealed record TaskFinished(TaskReport Report);

    /// <summary>What an execution has shown of the devices and of the tensors, for the predictors.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="EdgeLayers">The layers that ran on the edge.</param>
    /// <param name="EdgeMs">What they took, in milliseconds.</param>
    /// <param name="Cloud">What it has shown of the cloud; null where that had no part in it.</param>
    /// <param name="Densities">The share of elements that are not zero, by the tensor's name, of those that were encoded without their zeros.</param>
    public sealed record ExecutionMeasured(
        string Model, LayerSet EdgeLayers, double EdgeMs, CloudExecution? Cloud, ImmutableDictionary<string, double> Densities);

    /// <summary>What an execution has shown of the cloud.</summary>
    /// <param name="Load">The cloud's load as it reported it, not checked.</param>
    /// <param name="QueueMs">How long the suffix waited, in milliseconds.</param>
    /// <param name="ComputeMs">How long it was computed, in milliseconds.</param>
    public sealed record CloudExecution(LoadReport Load, double QueueMs, double ComputeMs);

    /// <summary>The cloud's load, from a probe's answer.</summary>
    /// <param name="Load">The load, not checked.</param>
    public sealed record LoadReported(LoadReport Load);
}
