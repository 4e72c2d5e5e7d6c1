using Akka.Actor;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Preparation;

/// <summary>Opens and measures networks for an edge. It works for seconds, on a thread of its own.</summary>
public sealed class ModelPreparerActor : ReceiveActor
{
    /// <summary>Creates the actor.</summary>
    /// <param name="library">The edge's networks and their measured costs.</param>
    public ModelPreparerActor(ModelLibrary library)
    {
        Receive<OpenModel>(request => Answer(request.Model, () => new ModelOpened(library.Open(request.Model, Report))));
        Receive<MeasureModel>(request => Answer(
            request.Network.Name, () => new ModelMeasured(request.Network.Name, library.Measure(request.Network, Report))));
    }

    /// <summary>How to create it.</summary>
    public static Props Props(ModelLibrary library) =>
        Akka.Actor.Props.Create(() => new ModelPreparerActor(library)).WithDispatcher(Dispatchers.Inference);

    private void Answer(string model, Func<object> work)
    {
        try
        {
            Sender.Tell(work());
        }
        catch (Exception error)
        {
            Sender.Tell(new ModelUnavailable(model, error.Message));
            if (!ModelLibrary.IsExpected(error))
                throw;
        }
    }

    private static void Report(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    /// <summary>Asks for a network; answered by <see cref="ModelOpened"/> or <see cref="ModelUnavailable"/>.</summary>
    /// <param name="Model">The network's name.</param>
    public sealed record OpenModel(string Model);

    /// <summary>A network is open.</summary>
    /// <param name="Network">The network.</param>
    public sealed record ModelOpened(Network Network);

    /// <summary>Asks for what a network's layers cost here; answered by <see cref="ModelMeasured"/> or <see cref="ModelUnavailable"/>.</summary>
    /// <param name="Network">The network.</param>
    public sealed record MeasureModel(Network Network);

    /// <summary>What a network's layers cost here.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Costs">The costs.</param>
    public sealed record ModelMeasured(string Model, LayerCosts Costs);

    /// <summary>A network could not be opened or measured.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record ModelUnavailable(string Model, string Reason);
}
