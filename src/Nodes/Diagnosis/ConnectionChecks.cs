using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Nodes.Diagnosis;

/// <summary>Looks at what a node needs of others.</summary>
/// <param name="config">The node's configuration.</param>
/// <param name="settings">The settings in it.</param>
internal sealed class ConnectionChecks(Config config, NodeSettings settings)
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    // A device that is busy or weak takes its time for a first handshake; who does not even connect is not waited for.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LittleTime = TimeSpan.FromDays(30);

    /// <summary>Whether the node's certificate for TLS can be used, and for how long.</summary>
    /// <param name="now">The time by which its dates are checked.</param>
    public Finding Certificate(DateTimeOffset now)
    {
        const string Subject = "certificate";
        if (!TlsSettings.Read(config).IsEnabled)
            return new(Subject, Verdict.Ok, "TLS is off: nothing is encrypted, and a cloud serves everybody who reaches its port");
        try
        {
            using var certificate = NodeCertificate.Load(config, now);
            return certificate is null ? new(Subject, Verdict.Note, "It is in a store of the system, which is not looked into.")
                : certificate.NotAfter - now < LittleTime ? new(Subject, Verdict.Note, $"{certificate.Subject} is valid to {certificate.NotAfter:u} only; create another one soon.")
                : new(Subject, Verdict.Ok, $"{certificate.Subject}, valid to {certificate.NotAfter:u}");
        }
        catch (Exception error) when (error is CommandException or SettingsException)
        {
            return new(Subject, Verdict.Fault, error.Message);
        }
    }

    /// <summary>Whether a cloud answers, of the same protocol and with as large frames.</summary>
    /// <param name="host">The cloud's host.</param>
    /// <param name="port">The cloud's port.</param>
    public async Task<Finding> CloudAsync(string host, int port)
    {
        const string Subject = "cloud";
        var addresses = await NodeAddress.ResolveAsync(host);
        var own = NodeAddress.OwnAddressTowards(addresses, port);
        using var check = ContactCheck.Of(config);
        using var system = NodeHost.CreateSystem(
            EdgeActor.SystemName, ConfigurationFactory.ParseString(NodeHost.Listening(own, port: 0)).WithFallback(config), own, port: 0, route: null);
        var protocol = ((ExtendedActorSystem)system).Provider.DefaultAddress.Protocol;
        try
        {
            string? fault = null;
            foreach (var address in addresses)
            {
                var cloud = new Address(protocol, CloudPaths.SystemName, NodeAddress.HostOf(address), port);
                try
                {
                    (await ContactCheck.ConnectAsync(cloud, ConnectLimit)).Dispose();
                    return Of(await system.ActorSelection($"{cloud}/user{CloudPaths.Front}").Ask<CloudProtocol.IMessage>(
                        new CloudProtocol.Hello(CloudProtocol.Version, "doctor", settings.Edge.LargestFrameBytes), AnswerLimit));
                }
                catch (Exception error) when (error is SocketException or OperationCanceledException)
                {
                    // Nobody is there: another address of the host may be the cloud's.
                }
                catch (AskTimeoutException)
                {
                    fault ??= await check.FindFaultAsync(cloud);
                }
            }

            return new(Subject, Verdict.Fault, fault ?? $"No cloud answers at {host}:{port}. Start one there, let its port through the firewalls between, or name another with -i and -p.");
        }
        finally
        {
            await system.Terminate();
        }

        Finding Of(CloudProtocol.IMessage answer) => answer switch
        {
            CloudProtocol.Welcome welcome when welcome.LargestFrameBytes != settings.Edge.LargestFrameBytes => new(
                Subject, Verdict.Note,
                $"It takes messages of up to {welcome.LargestFrameBytes:N0} bytes and this node of up to {settings.Edge.LargestFrameBytes:N0} "
                + "(akka.remote.dot-netty.tcp.maximum-frame-size): what is larger than either is not sent."),
            CloudProtocol.Welcome welcome => new(
                Subject, Verdict.Ok,
                $"{host}:{port}, {welcome.Engine} on {welcome.Device}, {welcome.Executors} executors, {welcome.OtherEdges} edges, messages of up to {welcome.LargestFrameBytes:N0} bytes"),
            CloudProtocol.Refused refused => new(Subject, Verdict.Fault, refused.Reason),
            _ => new(Subject, Verdict.Fault, $"What answers at {host}:{port} is no cloud node."),
        };
    }
}
