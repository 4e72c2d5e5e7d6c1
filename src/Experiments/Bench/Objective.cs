using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>What a task is to take as little of as possible, counted for one network on one link.</summary>
internal abstract class Objective
{
    /// <summary>Its unit.</summary>
    public abstract string Unit { get; }

    /// <summary>What the edge predicts that a task takes.</summary>
    public abstract double Predicted(Plan plan);

    /// <summary>What a task took.</summary>
    public abstract double Measured(BenchCut cut, MeasuredTimes times);

    /// <summary>What no task can stay under: the bytes at the link's rate, and the least that the layers have been seen to take.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="least">The least that the layers on either side take.</param>
    public abstract double Bound(BenchCut cut, LeastCompute least);
}
