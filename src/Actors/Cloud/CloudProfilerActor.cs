using Akka.Actor;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Protocol;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>Opens networks and measures their layers when an edge asks for the first time. It computes for seconds, on a thread of its own.</summary>
public sealed class CloudProfilerActor : ReceiveActor
{
    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Name = "profiler";

    /// <summary>Creates the actor.</summary>
    /// <param name="library">The cloud's networks and their measured costs.</param>
    public CloudProfilerActor(ModelLibrary library)
    {
        Receive<CloudProtocol.ProfileRequest>(request =>
        {
            var edge = Sender;
            void Report(string text)
            {
                Context.System.EventStream.Publish(new NodeNotice(text));
                edge.Tell(new CloudProtocol.ProfileProgress(request.Model, text));
            }

            try
            {
                var network = library.Open(request.Model, request.Sha256, Report);
                var costs = library.Measure(network, Report);
                edge.Tell(new CloudProtocol.ProfileReply(network.Name, network.Sha256, costs.LayerMs));
            }
            catch (Exception error)
            {
                edge.Tell(new CloudProtocol.ModelRefused(request.Model, error.Message));
                if (!ModelLibrary.IsExpected(error))
                    throw;
            }
        });
    }

    /// <summary>How to create it.</summary>
    public static Props Props(ModelLibrary library) =>
        Akka.Actor.Props.Create(() => new CloudProfilerActor(library)).WithDispatcher(Dispatchers.Inference);
}
