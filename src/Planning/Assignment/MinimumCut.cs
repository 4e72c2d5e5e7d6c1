namespace Neurosurgeon.Planning.Assignment;

/// <summary>
/// Finds the minimum cut of a flow network by the push-relabel algorithm (Goldberg and Tarjan, 1988), first in, first
/// out, with labels recomputed from the sink now and then. Only its first phase is run: the cut is known when nothing more
/// can reach the sink. Works in buffers of its own, so that solving allocates nothing; for one thread at a time.
/// </summary>
/// <remarks>
/// Amounts are doubles, and no tolerance is needed: a push either empties its node or its arc exactly. Rounding can
/// make the cut dearer than the least by no more than a few units in the last place of the sums, and no rounding
/// makes it one in which something flows back.
/// </remarks>
internal sealed class MinimumCut
{
    // All are relabelled after as many relabels as a quarter of the nodes: on long narrow graphs that takes half of the time
    // that it takes after as many as there are nodes, on others as long.
    private const int RelabelShare = 4;

    private readonly FlowArcs _arcs;
    private readonly int _nodes;
    private readonly int _unreachable;
    private readonly double[] _residual;
    private readonly double[] _excess;
    private readonly double[] _toSink;
    private readonly int[] _label;
    private readonly int[] _currentArc;
    private readonly int[] _queue;
    private readonly bool[] _isQueued;
    private int _queueStart;
    private int _queueCount;

    public MinimumCut(FlowArcs arcs)
    {
        _arcs = arcs;
        _nodes = arcs.NodeCount;
        _unreachable = _nodes + 1;
        _residual = new double[arcs.Head.Length];
        _excess = new double[_nodes];
        _toSink = new double[_nodes];
        _label = new int[_nodes];
        _currentArc = new int[_nodes];
        _queue = new int[_nodes];
        _isQueued = new bool[_nodes];
    }

    /// <summary>Whether a layer lies on the edge's side. Of several least cuts it is the one with the most layers there.</summary>
    public bool IsOnEdge(int layer) => _label[layer] == _unreachable;

    /// <summary>Finds the cut.</summary>
    /// <param name="edge">What each layer costs on the edge; finite and not negative.</param>
    /// <param name="cloud">What each layer costs in the cloud; finite and not negative.</param>
    /// <param name="crossing">What each tensor costs where it crosses; finite and not negative.</param>
    public void Solve(ReadOnlySpan<double> edge, ReadOnlySpan<double> cloud, ReadOnlySpan<double> crossing)
    {
        Fill(edge, cloud, crossing);
        RelabelAll();
        var relabels = 0;
        while (_queueCount > 0)
        {
            var node = Dequeue();
            relabels += Discharge(node);
            if (relabels < _nodes / RelabelShare)
                continue;
            RelabelAll();
            relabels = 0;
        }

        RelabelAll();
    }

    private void Fill(ReadOnlySpan<double> edge, ReadOnlySpan<double> cloud, ReadOnlySpan<double> crossing)
    {
        for (var arc = 0; arc < _residual.Length; arc++)
        {
            var tensor = _arcs.Tensor[arc];
            _residual[arc] = tensor >= 0 ? crossing[tensor] : tensor == FlowArcs.Uncuttable ? double.PositiveInfinity : 0;
        }

        // Of a layer only the difference decides. The source fills all its arcs at once.
        Array.Clear(_excess);
        Array.Clear(_toSink);
        for (var layer = 0; layer < edge.Length; layer++)
        {
            _excess[layer] = Math.Max(0, cloud[layer] - edge[layer]);
            _toSink[layer] = Math.Max(0, edge[layer] - cloud[layer]);
        }

        if (_arcs.Input.Node >= 0)
            _excess[_arcs.Input.Node] = crossing[_arcs.Input.Tensor];
    }

    /// <summary>Labels each node with its distance to the sink, or as unreachable where there is no way.</summary>
    private void RelabelAll()
    {
        Array.Fill(_label, _unreachable);
        Array.Copy(_arcs.First, _currentArc, _nodes);

        // The search needs the queue, which is filled anew afterwards.
        var end = 0;
        Array.Clear(_isQueued);
        for (var node = 0; node < _nodes; node++)
        {
            if (_toSink[node] > 0)
                (_label[node], _queue[end++]) = (1, node);
        }

        for (var start = 0; start < end; start++)
        {
            var node = _queue[start];
            for (var arc = _arcs.First[node]; arc < _arcs.First[node + 1]; arc++)
            {
                var before = _arcs.Head[arc];
                if (_label[before] == _unreachable && _residual[_arcs.Reverse[arc]] > 0)
                    (_label[before], _queue[end++]) = (_label[node] + 1, before);
            }
        }

        (_queueStart, _queueCount) = (0, 0);
        for (var node = 0; node < _nodes; node++)
            Enqueue(node);
    }

    /// <summary>Pushes a node's excess on until there is none, or until it cannot reach the sink.</summary>
    /// <returns>How often it was relabelled.</returns>
    private int Discharge(int node)
    {
        var relabels = 0;
        while (_label[node] < _unreachable)
        {
            if (_label[node] == 1 && _toSink[node] > 0)
            {
                var amount = Math.Min(_excess[node], _toSink[node]);
                _toSink[node] -= amount;
                _excess[node] -= amount;
            }

            for (; _excess[node] > 0 && _currentArc[node] < _arcs.First[node + 1]; _currentArc[node]++)
            {
                Push(node, _currentArc[node]);
                if (_excess[node] == 0)
                    return relabels;
            }

            if (_excess[node] == 0)
                return relabels;
            Relabel(node);
            relabels++;
        }

        return relabels;
    }

    private void Push(int node, int arc)
    {
        var head = _arcs.Head[arc];
        if (_label[node] != _label[head] + 1 || !(_residual[arc] > 0))
            return;

        var amount = Math.Min(_excess[node], _residual[arc]);
        _residual[arc] -= amount;
        _residual[_arcs.Reverse[arc]] += amount;
        _excess[node] -= amount;
        _excess[head] += amount;
        Enqueue(head);
    }

    private void Relabel(int node)
    {
        var least = _toSink[node] > 0 ? 0 : _nodes;
        for (var arc = _arcs.First[node]; arc < _arcs.First[node + 1]; arc++)
        {
            if (_residual[arc] > 0)
                least = Math.Min(least, _label[_arcs.Head[arc]]);
        }

        _label[node] = least + 1;
        _currentArc[node] = _arcs.First[node];
    }

    /// <summary>Queues a node if it has an excess that can reach the sink.</summary>
    private void Enqueue(int node)
    {
        if (_isQueued[node] || !(_excess[node] > 0) || _label[node] == _unreachable)
            return;
        _isQueued[node] = true;
        _queue[(_queueStart + _queueCount++) % _nodes] = node;
    }

    private int Dequeue()
    {
        var node = _queue[_queueStart];
        _queueStart = (_queueStart + 1) % _nodes;
        _queueCount--;
        _isQueued[node] = false;
        return node;
    }
}
