using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction;

/// <summary>What has a predictor of its own: a layer kind, and where the operator decides what an element costs, the operator too.</summary>
/// <param name="Layer">The layer kind.</param>
/// <param name="Operator">The ONNX operator of an activation, normalisation or other layer; otherwise empty.</param>
public readonly record struct PredictorKind(LayerKind Layer, string Operator)
{
    private const char Separator = '.';
    private const string BatchNormalization = "batchnorm";
    private const string LocalResponseNormalization = "lrn";

    private static readonly Dictionary<LayerKind, string> Words = new()
    {
        [LayerKind.Convolution] = "conv",
        [LayerKind.DepthwiseConvolution] = "dw_conv",
        [LayerKind.LocallyConnected] = "local",
        [LayerKind.FullyConnected] = "linear",
        [LayerKind.MaxPooling] = "maxpool",
        [LayerKind.AveragePooling] = "avgpool",
        [LayerKind.Activation] = "activation",
        [LayerKind.Normalization] = "normalization",
        [LayerKind.Softmax] = "softmax",
        [LayerKind.Argmax] = "argmax",
        [LayerKind.ElementwiseAdd] = "add",
        [LayerKind.Concatenation] = "concat",
        [LayerKind.Reshape] = "reshape",
        [LayerKind.Other] = "other",
    };

    /// <summary>The words for the layer kinds, as datasets are named by them.</summary>
    public static IEnumerable<string> LayerWords => Words.Values;

    /// <summary>The kind whose predictor a layer takes.</summary>
    public static PredictorKind Of(LayerFeatures features) =>
        new(features.Kind, DependsOnOperator(features.Kind) ? features.Operator : "");

    /// <summary>The word for a layer kind, for example <c>dw_conv</c>.</summary>
    public static string WordOf(LayerKind kind) => Words[kind];

    /// <summary>The layer kind of a word; null if there is none.</summary>
    public static LayerKind? LayerOf(string word) =>
        Words.Where(pair => pair.Value == word).Select(pair => (LayerKind?)pair.Key).FirstOrDefault();

    /// <summary>The kind of a name as <see cref="ToString"/> writes it; null if it is none.</summary>
    public static PredictorKind? Parse(string name)
    {
        if (name is BatchNormalization)
            return new PredictorKind(LayerKind.Normalization, "BatchNormalization");
        if (name is LocalResponseNormalization)
            return new PredictorKind(LayerKind.Normalization, "LRN");
        string[] parts = name.Split(Separator, 2);
        return LayerOf(parts[0]) is { } kind && DependsOnOperator(kind) == (parts.Length == 2)
            ? new PredictorKind(kind, parts.Length == 2 ? parts[1] : "")
            : null;
    }

    /// <summary>Its name: <c>conv</c>, <c>batchnorm</c>, <c>activation.Tanh</c>.</summary>
    public override string ToString() => this switch
    {
        { Layer: LayerKind.Normalization, Operator: "BatchNormalization" } => BatchNormalization,
        { Layer: LayerKind.Normalization, Operator: "LRN" } => LocalResponseNormalization,
        { Operator: "" } => WordOf(Layer),
        _ => $"{WordOf(Layer)}{Separator}{Operator}",
    };

    private static bool DependsOnOperator(LayerKind kind) =>
        kind is LayerKind.Activation or LayerKind.Normalization or LayerKind.Other;
}
