using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Profiling.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>
/// Does what comes before a network's tasks, so that no executor is held up by it: opens networks, measures their layers
/// and makes suffixes ready when an edge asks. It computes for seconds, on a thread of its own.
/// </summary>
internal sealed class CloudProfilerActor : ReceiveActor
{
    private readonly ModelLibrary _library;
    private readonly IInferenceEngine _engine;

    /// <param name="library">The cloud's networks and their measured costs.</param>
    /// <param name="engine">Runs the layers.</param>
    public CloudProfilerActor(ModelLibrary library, IInferenceEngine engine)
    {
        _library = library;
        _engine = engine;
        Receive<CloudProtocol.ProfileRequest>(request => Answer(request.Model, () => Profile(request)));
        Receive<CloudProtocol.PrepareSuffix>(request => Answer(request.Model, () => Prepare(request)));
    }

    public static Props Props(ModelLibrary library, IInferenceEngine engine) =>
        Akka.Actor.Props.Create(() => new CloudProfilerActor(library, engine)).WithDispatcher(Dispatchers.Inference);

    private CloudProtocol.ProfileReply Profile(CloudProtocol.ProfileRequest request)
    {
        var network = _library.Open(request.Model, request.Sha256);
        var costs = _library.Costs(network, text =>
        {
            Context.System.EventStream.Publish(new NodeNotice(text));
            Sender.Tell(new CloudProtocol.ProfileProgress(request.Model, text));
        });
        return new CloudProtocol.ProfileReply(network.Name, network.Sha256, costs.LayerMs);
    }

    private CloudProtocol.SuffixPrepared Prepare(CloudProtocol.PrepareSuffix request)
    {
        var network = _library.Open(request.Model, request.Sha256);
        var (edgeFirst, suffix) = ModelLibrary.Suffix(network, request.EdgeLayers);
        _engine.WarmUp(edgeFirst, suffix);
        return new CloudProtocol.SuffixPrepared(request.Model, request.EdgeLayers);
    }

    private void Answer(string model, Func<CloudProtocol.IMessage> work)
    {
        try
        {
            Sender.Tell(work());
        }
        catch (Exception error)
        {
            Sender.Tell(new CloudProtocol.ModelRefused(model, error.Message));
            Context.System.EventStream.Publish(new NodeNotice($"The edge at {Sender.Path.Address} cannot be served {model}: {error.Message}"));
            if (!ModelLibrary.IsExpected(error))
                throw;
        }
    }
}
