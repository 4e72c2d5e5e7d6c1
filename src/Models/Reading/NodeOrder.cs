using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Reading;

/// <summary>The nodes that the output depends on, each after those it reads from.</summary>
internal static class NodeOrder
{
    /// <summary>Topological order that keeps the given order wherever it is valid.</summary>
    /// <param name="nodes">All nodes of the graph, in any order.</param>
    /// <param name="available">Names that no node makes: the input and everything stored.</param>
    /// <param name="output">Name of the network output.</param>
    /// <exception cref="ModelException">A name is made twice or by nobody, or nodes depend on each other in a circle.</exception>
    public static List<NodeProto> Sort(IReadOnlyList<NodeProto> nodes, IReadOnlySet<string> available, string output)
    {
        Dictionary<string, int> producers = Producers(nodes, available);
        bool[] needed = Needed(nodes, producers, available, output);

        var waitingFor = new int[nodes.Count];
        var readers = new List<int>[nodes.Count];
        var ready = new PriorityQueue<int, int>();
        for (int index = 0; index < nodes.Count; index++)
            readers[index] = [];
        for (int index = 0; index < nodes.Count; index++)
        {
            if (!needed[index])
                continue;
            foreach (string input in nodes[index].Input)
            {
                if (!producers.TryGetValue(input, out int producer))
                    continue;
                readers[producer].Add(index);
                waitingFor[index]++;
            }

            if (waitingFor[index] == 0)
                ready.Enqueue(index, index);
        }

        var sorted = new List<NodeProto>();
        while (ready.TryDequeue(out int index, out _))
        {
            sorted.Add(nodes[index]);
            foreach (int reader in readers[index])
            {
                if (--waitingFor[reader] == 0)
                    ready.Enqueue(reader, reader);
            }
        }

        if (sorted.Count < needed.Count(isNeeded => isNeeded))
        {
            NodeProto stuck = nodes[Array.FindIndex(waitingFor, count => count > 0)];
            throw new ModelException($"The graph is cyclic: node {Describe(stuck)} depends on its own result.");
        }

        return sorted;
    }

    private static Dictionary<string, int> Producers(IReadOnlyList<NodeProto> nodes, IReadOnlySet<string> available)
    {
        var producers = new Dictionary<string, int>();
        for (int index = 0; index < nodes.Count; index++)
        {
            foreach (string name in nodes[index].Output.Where(name => name.Length > 0))
            {
                if (available.Contains(name) || !producers.TryAdd(name, index))
                    throw new ModelException($"The tensor '{name}', an output of node {Describe(nodes[index])}, is defined twice.");
            }
        }

        return producers;
    }

    private static bool[] Needed(
        IReadOnlyList<NodeProto> nodes, Dictionary<string, int> producers, IReadOnlySet<string> available, string output)
    {
        if (!producers.TryGetValue(output, out int last))
            throw new ModelException($"The network output '{output}' is not made by any node.");
        var needed = new bool[nodes.Count];
        var pending = new Stack<int>([last]);
        needed[last] = true;
        while (pending.TryPop(out int index))
        {
            foreach (string input in nodes[index].Input.Where(name => name.Length > 0 && !available.Contains(name)))
            {
                if (!producers.TryGetValue(input, out int producer))
                    throw new ModelException($"Node {Describe(nodes[index])} reads '{input}', which nothing in the graph makes.");
                if (needed[producer])
                    continue;
                needed[producer] = true;
                pending.Push(producer);
            }
        }

        return needed;
    }

    private static string Describe(NodeProto node) =>
        $"'{(node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault())}' ({node.OpType})";
}
