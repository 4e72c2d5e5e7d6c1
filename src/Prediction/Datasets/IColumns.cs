using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>The columns of a file of measured layers, and what they mean.</summary>
internal interface IColumns
{
    /// <summary>The columns, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The layer of a line; what is wrong with it is noted by <paramref name="line"/>.</summary>
    LayerSample Read(CsvLine line, LayerKind kind);
}
