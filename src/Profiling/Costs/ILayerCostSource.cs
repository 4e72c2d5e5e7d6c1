using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Profiling.Costs;

/// <summary>Says what a network's layers cost on this node. Called by one thread at a time; it may take seconds.</summary>
public interface ILayerCostSource
{
    /// <summary>The cost of each layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="report">Is told how far it has come, and what is only guessed.</param>
    LayerCosts Of(Network network, Action<string> report);
}
