using System.Collections.Immutable;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models;

/// <summary>What of the ONNX graph is needed to write parts of it again.</summary>
/// <param name="IrVersion">Version of the file format.</param>
/// <param name="Opsets">Operator sets that it imports.</param>
/// <param name="Nodes">All nodes, layer by layer.</param>
/// <param name="Initializers">Stored tensors by name; weights without their bytes.</param>
internal sealed record NetworkGraph(
    long IrVersion,
    ImmutableArray<OperatorSetIdProto> Opsets,
    ImmutableArray<NodeProto> Nodes,
    ImmutableDictionary<string, TensorProto> Initializers);
