using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Actors.Encodings;

/// <summary>
/// What an edge knows of how a network's tensors cross: how many of their elements are zero, and by how much lossy
/// encodings change the output. A lossy encoding of which that is not known yet may be planned with, so that it comes to
/// be measured, but is not used.
/// </summary>
internal sealed class TransferKnowledge
{
    // What a run shows of a tensor is news where it differs by more than this share of the elements.
    private const double News = 0.01;

    private readonly TransferPolicy _policy;
    private readonly ImmutableArray<Cut> _cuts;
    private readonly TransferSizes _sizes;
    private readonly ImmutableDictionary<TensorForm, double> _errorBounds;

    // Errors add up, at most; so each tensor that can cross with others gets its share.
    private readonly double _largestError;

    private readonly int _mostCrossing;

    private TransferKnowledge(
        TransferPolicy policy, ImmutableArray<Cut> cuts, int mostCrossing, TransferSizes sizes, ImmutableDictionary<TensorForm, double> errorBounds)
    {
        (_policy, _cuts, _mostCrossing, _sizes, _errorBounds) = (policy, cuts, mostCrossing, sizes, errorBounds);
        _largestError = policy.MaxError / mostCrossing;
        Costs = CostsWhere(form => !errorBounds.TryGetValue(form, out var bound) || bound <= _largestError);
        ProvenCosts = policy.MaxError == 0 ? Costs : CostsWhere(form => errorBounds.TryGetValue(form, out var bound) && bound <= _largestError);
    }

    /// <summary>What tensors take to cross, in every encoding that may turn out to be allowed.</summary>
    public TransferCosts Costs { get; }

    /// <summary>What tensors take to cross, in encodings that are known to be allowed.</summary>
    public TransferCosts ProvenCosts { get; }

    /// <summary>What is known of a network before anything was run.</summary>
    /// <param name="network">The network.</param>
    /// <param name="graph">The same as the planner sees it.</param>
    /// <param name="policy">How tensors may be sent.</param>
    public static TransferKnowledge Of(Network network, PartitionGraph graph, TransferPolicy policy)
    {
        // Where branches are assigned each for itself, more can cross than at any position.
        var mostCrossing = graph.IsInOneOrder ? network.Cuts.Max(cut => cut.Tensors.Length) : graph.Tensors.Length;
        return new(policy, network.Cuts, mostCrossing, TransferSizes.Assumed(network.Layers), ImmutableDictionary<TensorForm, double>.Empty);
    }

    /// <summary>With the share of elements that are not zero, by the tensor's name, as a sample has shown it.</summary>
    public TransferKnowledge WithSampled(ImmutableDictionary<string, double> densities) =>
        new(_policy, _cuts, _mostCrossing, new TransferSizes(densities), _errorBounds);

    /// <summary>With what a task has shown of the tensors that it sent.</summary>
    public TransferKnowledge WithSent(ImmutableDictionary<string, double> densities) =>
        densities.All(sent => Math.Abs(sent.Value - _sizes.DensityOf(sent.Key)) < News)
            ? this
            : new(_policy, _cuts, _mostCrossing, densities.Aggregate(_sizes, (sizes, sent) => sizes.With(sent.Key, sent.Value)), _errorBounds);

    /// <summary>With the errors that lossy encodings have been found to be bounded by.</summary>
    public TransferKnowledge With(ImmutableDictionary<TensorForm, double> errorBounds) =>
        new(_policy, _cuts, _mostCrossing, _sizes, _errorBounds.SetItems(errorBounds));

    /// <summary>How the tensors of a cut cross.</summary>
    /// <param name="costs">By what they were planned: <see cref="Costs"/> or <see cref="ProvenCosts"/>.</param>
    /// <param name="cut">The cut.</param>
    /// <param name="price">By what their encodings were chosen.</param>
    public PlannedTransfer Plan(TransferCosts costs, Cut cut, TransferPrice price)
    {
        var encodings = costs.EncodingsOf(cut.Tensors, price);
        var bound = LossyForms(cut, encodings).Sum(form => _errorBounds.GetValueOrDefault(form));
        return new PlannedTransfer(encodings, costs.Of(cut.Tensors, price).WireBytes, bound, _policy.MaxError);
    }

    /// <summary>The lossy encodings of a plan of which it is not known by how much they change the output.</summary>
    public ImmutableArray<TensorForm> Unproven(Plan plan) =>
        [.. LossyForms(plan.Cut, plan.Transfer.Encodings).Where(form => !_errorBounds.ContainsKey(form))];

    /// <summary>
    /// Lossy encodings, and those that would take their place if they changed too much: measured together, so that tasks
    /// need not wait for the second one.
    /// </summary>
    public ImmutableArray<TensorForm> WithFallbacks(ImmutableArray<TensorForm> unproven) =>
        [.. unproven.Concat(unproven.SelectMany(Fallback)).Where(form => !_errorBounds.ContainsKey(form)).Distinct()];

    private IEnumerable<TensorForm> Fallback(TensorForm form) =>
        _policy.NextFiner(form.Encoding) is { } finer ? [form with { Encoding = finer }] : [];

    private static IEnumerable<TensorForm> LossyForms(Cut cut, ImmutableArray<TensorEncoding> encodings) => cut.Tensors
        .Zip(encodings, (tensor, encoding) => new TensorForm(tensor.Name, encoding))
        .Where(form => !form.Encoding.IsLossless);

    private TransferCosts CostsWhere(Func<TensorForm, bool> isAllowed) => new(
        _cuts, _policy.Speeds, _sizes,
        (tensor, encoding) => _policy.Allows(encoding) && (encoding.IsLossless || isAllowed(new TensorForm(tensor.Name, encoding))));
}
