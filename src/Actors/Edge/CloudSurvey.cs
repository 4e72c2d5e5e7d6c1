using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Protocol;

namespace Neurosurgeon.Actors.Edge;

/// <summary>A round of asking cloud nodes how they stand: whom to ask, and what they have answered so far.</summary>
/// <remarks>A pure value; an actor asks.</remarks>
internal sealed record CloudSurvey
{
    // A cloud names its nodes; an edge does not knock at any number of doors for that.
    private const int MostNodes = 64;

    private readonly ImmutableArray<Address> _contacts;
    private ImmutableDictionary<Address, Standing> _standings = ImmutableDictionary<Address, Standing>.Empty;
    private ImmutableDictionary<Address, string> _refusals = ImmutableDictionary<Address, string>.Empty;
    private ImmutableHashSet<Address> _named = [];

    /// <summary>The first round.</summary>
    /// <param name="contacts">The nodes that are asked in every round.</param>
    public CloudSurvey(ImmutableArray<Address> contacts)
    {
        _contacts = contacts;
        Nodes = [.. contacts];
    }

    /// <summary>Whom to ask in this round.</summary>
    public ImmutableHashSet<Address> Nodes { get; private init; }

    /// <summary>Whether all have answered.</summary>
    public bool IsComplete => Nodes.All(node => _standings.ContainsKey(node) || _refusals.ContainsKey(node));

    /// <summary>Why the edge was refused, where nobody would take it; null where somebody would, or may still.</summary>
    public string? Refusal => IsComplete && _standings.IsEmpty ? _refusals.Values.First() : null;

    /// <summary>The next round: the contacts, and whoever has answered or was named in this one. Where nobody has answered, the same again.</summary>
    public CloudSurvey NextRound() => new(_contacts)
    {
        Nodes = _standings.IsEmpty ? Nodes : Bounded([.. _contacts, .. _standings.Keys, .. _named]),
    };

    /// <summary>With a node's answer, which may name others to ask.</summary>
    public CloudSurvey With(Address node, CloudProtocol.Welcome welcome)
    {
        if (!Nodes.Contains(node))
            return this;

        var named = welcome.OtherNodes.Where(other => other.IsValid).Take(MostNodes)
            .Select(other => new Address(node.Protocol, node.System, other.Host, other.Port)).ToArray();
        return this with
        {
            _standings = _standings.SetItem(
                node, new Standing(Math.Max(1, welcome.Executors), Math.Max(0, welcome.OtherEdges), welcome.LargestFrameBytes)),
            _named = _named.Union(named),
            Nodes = Bounded([.. Nodes, .. named]),
        };
    }

    /// <summary>With a node's refusal.</summary>
    public CloudSurvey WithRefusal(Address node, string reason) =>
        Nodes.Contains(node) ? this with { _refusals = _refusals.SetItem(node, reason) } : this;

    /// <summary>The node where an executor would be shared with the fewest edges; null where none has answered.</summary>
    /// <param name="random">Chooses among equals, so that edges that start together spread.</param>
    public Address? LeastBusy(Random random)
    {
        if (_standings.IsEmpty)
            return null;

        var least = _standings.Values.Min(standing => standing.EdgesAnExecutor);
        return random.GetItems([.. _standings.Where(entry => entry.Value.EdgesAnExecutor == least).Select(entry => entry.Key)], 1)[0];
    }

    /// <summary>A node where an executor would be shared with fewer edges than it is now; null where there is none.</summary>
    /// <param name="current">Where the edge is.</param>
    /// <param name="random">Chooses among equals.</param>
    public Address? LessBusyThan(Address current, Random random) =>
        _standings.TryGetValue(current, out var standing) && LeastBusy(random) is { } best && _standings[best].EdgesAnExecutor < standing.EdgesAnExecutor
            ? best
            : null;

    /// <summary>The largest frame that a node takes which has answered, in bytes. It is a peer's: not checked.</summary>
    public long LargestFrameBytes(Address node) => _standings[node].LargestFrameBytes;

    private static ImmutableHashSet<Address> Bounded(IEnumerable<Address> nodes) => [.. nodes.Distinct().Take(MostNodes)];

    private readonly record struct Standing(int Executors, int OtherEdges, long LargestFrameBytes)
    {
        // With this edge counted, on the node where it is as on the one that it would go to.
        public double EdgesAnExecutor => (OtherEdges + 1.0) / Executors;
    }
}
