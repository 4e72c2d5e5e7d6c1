using System.Collections.Immutable;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>The cells of one edge, by network and link.</summary>
internal sealed class BenchGrid
{
    /// <summary>Takes those of an edge.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="edgeSpeed">The edge.</param>
    public BenchGrid(IEnumerable<BenchCell> cells, double edgeSpeed)
    {
        EdgeSpeed = edgeSpeed;
        Cells = [.. cells.Where(cell => cell.Case.EdgeSpeed == edgeSpeed)];
        Models = [.. Cells.Select(cell => cell.Case.Model).Distinct()];
        Links = [.. Cells.Select(cell => cell.Case.Link.Name).Distinct()];
    }

    /// <summary>The share of its speed that the edge was left with.</summary>
    public double EdgeSpeed { get; }

    /// <summary>Its cells.</summary>
    public ImmutableArray<BenchCell> Cells { get; }

    /// <summary>The networks by name.</summary>
    public ImmutableArray<string> Models { get; }

    /// <summary>The links by name.</summary>
    public ImmutableArray<string> Links { get; }

    /// <summary>Whether there is no cell.</summary>
    public bool IsEmpty => Cells.IsEmpty;

    /// <summary>The cell of a network on a link; null where it was not measured.</summary>
    public BenchCell? Find(string model, string link) =>
        Cells.FirstOrDefault(cell => cell.Case.Model == model && cell.Case.Link.Name == link);
}
