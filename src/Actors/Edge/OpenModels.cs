using Akka.Actor;
using Neurosurgeon.Models;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// The networks that an edge has opened, and who works with each. The preparer's parent holds it, so that a restarted preparer asks
/// the cloud for them again; only the preparer reads and writes it.
/// </summary>
internal sealed class OpenModels
{
    private readonly Dictionary<string, (Network Network, IActorRef Asker)> _models = [];

    /// <summary>The networks.</summary>
    public IEnumerable<Network> Networks => _models.Values.Select(model => model.Network);

    /// <summary>A network of its name, and who is told of it.</summary>
    public (Network Network, IActorRef Asker) this[string model] => _models[model];

    /// <summary>Adds one, or takes another asker for it.</summary>
    public void Add(Network network, IActorRef asker) => _models[network.Name] = (network, asker);
}
