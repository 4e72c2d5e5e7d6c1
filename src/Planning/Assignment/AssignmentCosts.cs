using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>
/// A problem as sums over layers and crossing bytes: what a minimum cut needs, and what an assignment comes to. The
/// arrays are filled anew for each price of a millisecond and a millijoule.
/// </summary>
internal sealed class AssignmentCosts(PartitionGraph graph)
{
    private readonly double[] _edge = new double[graph.LayerCount];
    private readonly double[] _cloud = new double[graph.LayerCount];

    /// <summary>What each layer costs on the edge.</summary>
    public ReadOnlySpan<double> Edge => _edge;

    /// <summary>What each layer costs in the cloud; the last one's holds what is paid once where anything runs there.</summary>
    public ReadOnlySpan<double> Cloud => _cloud;

    /// <summary>What a byte costs that crosses.</summary>
    public double PerByte { get; private set; }

    /// <summary>Works the costs out for a price of a millisecond and of a millijoule.</summary>
    public void Fill(in PartitionProblem problem, double perMs, double perMj)
    {
        var energy = perMj > 0 ? problem.Energy : null;
        var cloudPerMs = problem.LoadFactor * (perMs + (energy is null ? 0 : perMj * energy.WaitMj(1)));
        var edgePerMs = problem.EdgeCorrection.Factor * perMs;
        var edgePerMj = problem.EdgeCorrection.Factor * perMj;
        for (var layer = 0; layer < _edge.Length; layer++)
        {
            _edge[layer] = edgePerMs * problem.Edge.LayerMs[layer] + (energy is null ? 0 : edgePerMj * energy.Edge.LayerMj[layer]);
            _cloud[layer] = cloudPerMs * problem.Cloud.LayerMs[layer];
        }

        // Whatever runs in the cloud, the last layer does too.
        var link = problem.Link;
        var codecMs = problem.Codec.EncodeMs(1) + problem.Codec.DecodeMs(1);
        _cloud[^1] += perMs * (link.RttMs + problem.QueueMs + link.DownloadMs(problem.OutputBytes));
        PerByte = perMs * (codecMs + link.UploadMs(1));
        if (energy is null)
            return;
        _cloud[^1] += perMj * (energy.WaitMj(link.RttMs + problem.QueueMs) + energy.DownloadMj(link, problem.OutputBytes));
        PerByte += perMj * (energy.WaitMj(codecMs) + energy.UploadMj(link, 1));
    }

    /// <summary>The sums of an assignment.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="onEdge">For each layer whether it runs on the edge.</param>
    public AssignmentSums Sum(in PartitionProblem problem, ReadOnlySpan<bool> onEdge)
    {
        var sums = new AssignmentSums();
        for (var layer = 0; layer < onEdge.Length; layer++)
        {
            if (!onEdge[layer])
            {
                sums.CloudMs += problem.Cloud.LayerMs[layer];
                continue;
            }

            sums.EdgeMs += problem.Edge.LayerMs[layer];
            sums.EdgeMj += problem.Energy?.Edge.LayerMj[layer] ?? 0;
        }

        foreach (var tensor in graph.Tensors)
        {
            if ((tensor.Producer == FlowingTensor.NetworkInput || onEdge[tensor.Producer]) && IsReadInCloud(tensor, onEdge))
                sums.BytesUp += tensor.Bytes;
        }

        return sums;
    }

    private static bool IsReadInCloud(FlowingTensor tensor, ReadOnlySpan<bool> onEdge)
    {
        foreach (var consumer in tensor.Consumers)
        {
            if (!onEdge[consumer])
                return true;
        }

        return false;
    }
}
