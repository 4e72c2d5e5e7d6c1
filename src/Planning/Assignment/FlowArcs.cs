namespace Neurosurgeon.Planning.Assignment;

/// <summary>
/// The flow network of a graph, of which only the amounts change from plan to plan. A node a layer, and one for each
/// tensor that can have readers on both sides, so that it is paid for once: on the edge's side of the cut means
/// computed, or there, on the edge. Source and sink are left out; what they give and take is kept with the nodes.
/// </summary>
internal sealed class FlowArcs
{
    /// <summary>In place of the tensor of an arc that must not be cut.</summary>
    public const int Uncuttable = -1;

    /// <summary>In place of the tensor of an arc that costs nothing.</summary>
    public const int Free = -2;

    private readonly List<(int From, int To, int Tensor, int TensorBack)> _arcs = [];

    public FlowArcs(PartitionGraph graph)
    {
        NodeCount = graph.LayerCount;
        for (var tensor = 0; tensor < graph.Tensors.Length; tensor++)
            Add(graph.Tensors[tensor], tensor);

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
        Tensor = new int[Head.Length];
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

    /// <summary>The tensor that crosses where an arc is cut, <see cref="Uncuttable"/> or <see cref="Free"/>.</summary>
    public int[] Tensor { get; }

    /// <summary>The node of the network's input, and its tensor, which the source gives; the node is -1 where no layer reads it.</summary>
    public (int Node, int Tensor) Input { get; private set; } = (-1, Free);

    private void Add(FlowingTensor tensor, int index)
    {
        if (tensor.Producer == FlowingTensor.NetworkInput)
        {
            Input = (NodeCount++, index);
            foreach (var consumer in tensor.Consumers)
                _arcs.Add((Input.Node, consumer, Uncuttable, Free));
            return;
        }

        // Nothing flows back: where the reader runs on the edge, so does the producer.
        if (tensor.Consumers is [var only])
        {
            _arcs.Add((tensor.Producer, only, index, Uncuttable));
            return;
        }

        var node = NodeCount++;
        _arcs.Add((tensor.Producer, node, index, Free));
        foreach (var consumer in tensor.Consumers)
        {
            _arcs.Add((node, consumer, Uncuttable, Free));
            _arcs.Add((consumer, tensor.Producer, Uncuttable, Free));
        }
    }

    private void Place()
    {
        var next = First.AsSpan(0, NodeCount).ToArray();
        foreach (var (from, to, tensor, tensorBack) in _arcs)
        {
            var there = next[from]++;
            var back = next[to]++;
            (Head[there], Reverse[there], Tensor[there]) = (to, back, tensor);
            (Head[back], Reverse[back], Tensor[back]) = (from, there, tensorBack);
        }
    }
}
