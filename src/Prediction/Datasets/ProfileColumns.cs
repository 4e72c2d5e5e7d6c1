using System.Globalization;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>The columns of this project's own datasets: files <c>KIND.csv</c>, the same columns for every kind, see docs/predictors.md.</summary>
internal sealed class ProfileColumns : IColumns
{
    private ProfileColumns()
    {
    }

    /// <summary>The columns.</summary>
    public static ProfileColumns Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } =
    [
        "operator", "batch_norm", "activation",
        "batch", "in_channels", "in_height", "in_width",
        "out_batch", "out_channels", "out_height", "out_width",
        "kernel_height", "kernel_width", "stride_height", "stride_width", "groups",
        "flops", "input_bytes", "output_bytes", "weight_bytes", "threads", "latency_ms",
    ];

    /// <inheritdoc/>
    public LayerSample Read(CsvLine line, LayerKind kind) => new(
        new LayerFeatures
        {
            Kind = kind,
            Operator = line.Text("operator"),
            HasBatchNormalization = line.Flag("batch_norm"),
            Activation = line.Text("activation") is { Length: > 0 } activation ? activation : null,
            Input = new(line.Size("batch"), line.Size("in_channels"), line.Size("in_height"), line.Size("in_width")),
            Output = new(line.Size("out_batch"), line.Size("out_channels"), line.Size("out_height"), line.Size("out_width")),
            Window = new(line.Size("kernel_height"), line.Size("kernel_width"), line.Size("stride_height"), line.Size("stride_width")),
            Groups = line.Size("groups"),
            Flops = line.Count("flops"),
            InputBytes = line.Count("input_bytes"),
            OutputBytes = line.Count("output_bytes"),
            WeightBytes = line.Count("weight_bytes"),
        },
        line.Size("threads"),
        line.Milliseconds("latency_ms"));

    /// <summary>The line of a sample, without its end.</summary>
    public static string Line(LayerSample sample)
    {
        LayerFeatures layer = sample.Features;
        object[] fields =
        [
            layer.Operator, layer.HasBatchNormalization ? 1 : 0, layer.Activation ?? "",
            layer.Input.Batch, layer.Input.Channels, layer.Input.Height, layer.Input.Width,
            layer.Output.Batch, layer.Output.Channels, layer.Output.Height, layer.Output.Width,
            layer.Window.Height, layer.Window.Width, layer.Window.StrideHeight, layer.Window.StrideWidth, layer.Groups,
            layer.Flops, layer.InputBytes, layer.OutputBytes, layer.WeightBytes, sample.Threads ?? 1, sample.LatencyMs,
        ];
        return string.Join(',', fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));
    }
}
