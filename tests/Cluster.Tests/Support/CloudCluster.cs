using System.Net;
using System.Net.Sockets;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Cluster.Tests.Support;

/// <summary>Cloud nodes in processes of their own on fixed ports of 127.0.0.1, with edges that know all of them. All end with the test.</summary>
internal sealed class CloudCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports;
    private readonly NodeCommand?[] _running;
    private readonly List<NodeCommand> _nodes = [];
    private readonly List<NodeCommand> _edges = [];
    private readonly TestAuthority? _authority;
    private readonly string _cloudConfig;
    private readonly string _wellInformed;
    private readonly string _onlyFirst;

    /// <summary>Chooses the ports and writes the configurations.</summary>
    /// <param name="nodes">How many nodes there are to start.</param>
    /// <param name="authority">Issues all nodes certificates: they use TLS, and the cloud's are in untrusted mode. Null for neither.</param>
    public CloudCluster(int nodes, TestAuthority? authority = null)
    {
        _authority = authority;
        _ports = FreePorts(nodes);
        _running = new NodeCommand?[nodes];
        _cloudConfig = _folder.Write("cloud.hocon", $"""
            include "{Path.Combine(AppContext.BaseDirectory, "config", "cloud-cluster.hocon")}"
            {Closed("akka.remote.untrusted-mode = on")}
            akka.cluster.seed-nodes = [{string.Join(", ", _ports.Select(port => $"\"{Protocol}://cloud@127.0.0.1:{port}\""))}]
            """);
        _wellInformed = WriteEdgeConfig("edge.hocon", _ports);
        _onlyFirst = WriteEdgeConfig("edge-of-first.hocon", []);
    }

    /// <summary>Where a node listens.</summary>
    public string Text(int node) => $"127.0.0.1:{_ports[node]}";

    /// <summary>The node that listens there.</summary>
    public int IndexOf(string text) => Array.FindIndex(_ports, port => text == $"127.0.0.1:{port}");

    /// <summary>The node's process that was started last.</summary>
    public NodeCommand this[int node] => _running[node]!;

    private string Protocol => _authority is null ? "akka.tcp" : "akka.ssl.tcp";

    /// <summary>Starts a node, or starts it again.</summary>
    public NodeCommand Start(int node)
    {
        var command = NodeCommand.Start(["cloud", "-p", $"{_ports[node]}", "--config", _cloudConfig, "--end-with-stdin"], EnvironmentOf($"cloud-{_nodes.Count}"));
        _nodes.Add(command);
        return _running[node] = command;
    }

    /// <summary>Starts an edge that knows all nodes and works a list off.</summary>
    /// <param name="list">The task list.</param>
    /// <param name="options">Further options of the command.</param>
    public NodeCommand StartEdge(string list, params string[] options) => StartEdge(_wellInformed, list, options);

    /// <summary>Starts an edge that knows the first node alone.</summary>
    public NodeCommand StartEdgeOfFirst(string list, params string[] options) => StartEdge(_onlyFirst, list, options);

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _edges.Concat(_nodes))
            await command.DisposeAsync();
        _folder.Dispose();
    }

    private NodeCommand StartEdge(string config, string list, string[] options)
    {
        var file = _folder.Write($"list-{_edges.Count}.txt", list);
        var edge = NodeCommand.Start(
            ["edge", "-p", $"{_ports[0]}", "--config", config, "--tasks", file, "--json", "--end-with-stdin", .. options],
            EnvironmentOf($"edge-{_edges.Count}"));
        _edges.Add(edge);
        return edge;
    }

    private string WriteEdgeConfig(string name, int[] contacts) => _folder.Write(name, $$"""
        include "{{Path.Combine(AppContext.BaseDirectory, "config", "edge-cluster.hocon")}}"
        {{Closed("")}}
        neurosurgeon.edge {
          contact-points = [{{string.Join(", ", contacts.Select(port => $"\"127.0.0.1:{port}\""))}}]
          survey-interval = 1s
        }
        """);

    // What is said besides where there are certificates.
    private string Closed(string more) => _authority is null ? "" : $"include \"{TlsNode.Configuration}\"\n{more}";

    private (string, string)[] EnvironmentOf(string node) => _authority is null ? [] : TlsNode.EnvironmentOf(_authority, node, _authority);

    // All are held at once, so that they differ.
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }
}
