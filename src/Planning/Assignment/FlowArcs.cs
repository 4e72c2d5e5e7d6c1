namespace Neurosurgeon.Planning.Assignment;

/// <summary>
/// The flow network of a graph, of which only the amounts change from plan to plan. A node a layer, and one for each
/// tensor that can have readers on both sides, so that it is paid for once: on the edge's side of the cut means
/// computed, or there, on the edge. Source and sink are left out; what they give and take is kept with the nodes.
/// </summary>
internal sealed class FlowArcs
{
    /// <summary>The bytes of an arc that must not be cut.</summary>
    public const long Uncuttable = long.MaxValue;

    private readonly List<(int From, int To, long Bytes, long BytesBack)> _arcs = [];

    public FlowArcs(PartitionGraph graph)
    {
        NodeCount = graph.LayerCount;
        foreach (var tensor in graph.Tensors)
            Add(tensor);

        // The arcs of a node lie side by side.
        First = new int[NodeCount + 1];
        foreach (var arc in _arcs)
        {
            First[arc.From + 1]++;
            First[arc.To + 1]++;
        }

        for (var node = 0; node < NodeCount; node++)
            First[node + 1] += First[node];

        Head = new int[2 * _arcs.Count];
        Reverse = new int[Head.Length];
        Bytes = new long[Head.Length];
        Place();
    }

    /// <summary>How many nodes there are; the layers come first.</summary>
    public int NodeCount { get; private set; }

    /// <summary>Where the arcs of each node begin, and where the last one's end.</summary>
    public int[] First { get; }

    /// <summary>Where each arc goes.</summary>
    public int[] Head { get; }

    /// <summary>The arc in the opposite direction of each.</summary>
    public int[] Reverse { get; }

    /// <summary>The bytes that cross where an arc is cut, or <see cref="Uncuttable"/>.</summary>
    public long[] Bytes { get; }

    /// <summary>The node of the network's input, and its bytes, which the source gives; the node is -1 where no layer reads it.</summary>
    public (int Node, long Bytes) Input { get; private set; } = (-1, 0);

    private void Add(FlowingTensor tensor)
    {
        if (tensor.Producer == FlowingTensor.NetworkInput)
        {
            Input = (NodeCount++, tensor.Bytes);
            foreach (var consumer in tensor.Consumers)
                _arcs.Add((Input.Node, consumer, Uncuttable, 0));
            return;
        }

        // Nothing flows back: where the reader runs on the edge, so does the producer.
        if (tensor.Consumers is [var only])
        {
            _arcs.Add((tensor.Producer, only, tensor.Bytes, Uncuttable));
            return;
        }

        var node = NodeCount++;
        _arcs.Add((tensor.Producer, node, tensor.Bytes, 0));
        foreach (var consumer in tensor.Consumers)
        {
            _arcs.Add((node, consumer, Uncuttable, 0));
            _arcs.Add((consumer, tensor.Producer, Uncuttable, 0));
        }
    }

    private void Place()
    {
        var next = First.AsSpan(0, NodeCount).ToArray();
        foreach (var (from, to, bytes, bytesBack) in _arcs)
        {
            var there = next[from]++;
            var back = next[to]++;
            (Head[there], Reverse[there], Bytes[there]) = (to, back, bytes);
            (Head[back], Reverse[back], Bytes[back]) = (from, there, bytesBack);
        }
    }
}
