namespace Neurosurgeon.Models.Tests.Support;

/// <summary>Random connected graphs of activations, additions and convolutions, with their nodes in random order.</summary>
internal static class RandomGraph
{
    public static TestGraph Create(Random random)
    {
        var graph = new TestGraph(1, 2, 4, 4);
        graph.Weight("w", 2, 2, 1, 1);
        List<string> tensors = ["x"];
        var unread = new List<string>();
        int count = random.Next(1, 25);
        for (int index = 0; index < count; index++)
        {
            // Mostly recent tensors, so that long chains occur as well as wide branches.
            string first = Pick();
            string name = $"t{index}";
            switch (random.Next(4))
            {
                case 0:
                    string second = Pick();
                    graph.Node("Add", $"{first} {second}", name);
                    unread.Remove(second);
                    break;
                case 1:
                    graph.Node("Conv", $"{first} w", name);
                    break;
                default:
                    graph.Node("Relu", first, name);
                    break;
            }

            unread.Remove(first);
            tensors.Add(name);
            unread.Add(name);
        }

        // Some results stay unread: dead code.
        List<string> kept = [.. unread.Where(_ => random.Next(4) > 0)];
        if (kept.Count == 0)
            kept = [tensors[^1]];
        string sum = kept[0];
        for (int index = 1; index < kept.Count; index++)
        {
            graph.Node("Add", $"{sum} {kept[index]}", $"sum{index}");
            sum = $"sum{index}";
        }

        graph.Node("Sigmoid", sum, "y");
        var shuffled = graph.Graph.Node.ToArray();
        random.Shuffle(shuffled);
        graph.Graph.Node.Clear();
        graph.Graph.Node.Add(shuffled);
        return graph;

        string Pick() => tensors[Math.Max(0, tensors.Count - 1 - random.Next(random.Next(1, 8)))];
    }
}
