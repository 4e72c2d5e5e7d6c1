using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Actors.Edge;

/// <summary>How far a task list has come. The queue's parent holds it, so that a restart of the queue loses no task; only the queue reads and writes it.</summary>
internal sealed class TaskRun
{
    private ImmutableArray<InferenceTask> _tasks = [];
    private ImmutableArray<string> _models = [];
    private int _taken;

    /// <summary>What the queue is at.</summary>
    public TaskRunPhase Phase { get; set; } = TaskRunPhase.AwaitingCloud;

    /// <summary>Whether there are tasks.</summary>
    public bool HasTasks => !_tasks.IsEmpty;

    /// <summary>Whether no further task is to be taken.</summary>
    public bool IsStopping { get; set; }

    /// <summary>The networks that cannot be used, and why: a sentence each.</summary>
    public Dictionary<string, string> FailedModels { get; } = [];

    /// <summary>The inputs of the networks that can be used.</summary>
    public Dictionary<string, TensorInfo> Inputs { get; } = [];

    /// <summary>The task that has been taken and not been reported; null between two tasks.</summary>
    public InferenceTask? Current { get; private set; }

    /// <summary>Whether the partitioner has the current task, so that its end will be told.</summary>
    public bool IsHandedOver { get; set; }

    /// <summary>How many tasks have not been taken.</summary>
    public int NotBegun => _tasks.Length - _taken;

    /// <summary>The next network to prepare; null where all have been.</summary>
    public string? Unprepared => _models.FirstOrDefault(model => !Inputs.ContainsKey(model) && !FailedModels.ContainsKey(model));

    /// <summary>Begins with a list.</summary>
    public void Begin(ImmutableArray<InferenceTask> tasks)
    {
        _tasks = tasks;
        _models = [.. tasks.Select(task => task.Model).Distinct()];
    }

    /// <summary>Takes the next task; null where there is none, or none is to be taken.</summary>
    public InferenceTask? TakeNext()
    {
        IsHandedOver = false;
        return Current = IsStopping || _taken == _tasks.Length ? null : _tasks[_taken++];
    }

    /// <summary>The current task is about to be reported: nobody else reports it.</summary>
    public InferenceTask End()
    {
        var ended = Current!;
        Current = null;
        return ended;
    }
}

/// <summary>What a task queue is at.</summary>
internal enum TaskRunPhase
{
    /// <summary>It waits for tasks and a cloud.</summary>
    AwaitingCloud,

    /// <summary>The link is measured, and networks are made ready.</summary>
    Preparing,

    /// <summary>Tasks are run.</summary>
    Running,

    /// <summary>All has been reported.</summary>
    Ended,
}
