using System.Collections.Frozen;
using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Planning.Transfer;

/// <summary>
/// What each tensor of a network takes to cross in each encoding that it may cross in. What a tensor costs does not
/// depend on what else crosses, so that the best encoding of each is the best for every cut: it is picked anew for every
/// price, without a buffer.
/// </summary>
public sealed class TransferCosts
{
    // The quickest encoding of a tensor is also its largest: any that is both slower and larger is none to choose.
    private static readonly TransferPrice LeastTime = new(PerByte: 0, PerCodecMs: 1);

    private readonly ImmutableArray<string> _names;
    private readonly FrozenDictionary<string, int> _indices;
    private readonly TransferWay[] _ways;
    private readonly int[] _firstWay;
    private readonly int[] _crossing;
    private readonly int[] _firstCrossing;

    /// <summary>Works the costs out.</summary>
    /// <param name="cuts">The network's cuts.</param>
    /// <param name="speeds">How quickly each encoding is written and read.</param>
    /// <param name="sizes">How much of the tensors is zero.</param>
    /// <param name="isAllowed">Whether a tensor of floats may cross in an encoding; as floats it always may.</param>
    /// <exception cref="ArgumentException">There are no cuts.</exception>
    public TransferCosts(
        ImmutableArray<Cut> cuts, CodecSpeeds speeds, TransferSizes sizes, Func<TensorInfo, TensorEncoding, bool> isAllowed)
    {
        if (cuts.IsDefaultOrEmpty)
            throw new ArgumentException("There is no cut to consider; a network has one more than layers.", nameof(cuts));

        // In the order in which they are made, as in a PartitionGraph.
        ImmutableArray<TensorInfo> tensors = [.. cuts.SelectMany(cut => cut.Tensors).DistinctBy(tensor => tensor.Name)];
        _names = [.. tensors.Select(tensor => tensor.Name)];
        _indices = _names.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index);
        var ways = tensors.Select(tensor => TransferWay.Hull(
            Encodings(tensor, isAllowed).Select(encoding => Way(tensor, encoding, speeds, sizes)))).ToList();
        (_ways, _firstWay) = Flat(ways);
        (_crossing, _firstCrossing) = Flat([.. cuts.Select(cut => cut.Tensors.Select(tensor => _indices[tensor.Name]).ToList())]);
        LargestBytes = Enumerable.Range(0, CutCount).Max(cut => OfCut(cut, LeastTime).WireBytes);
    }

    /// <summary>The names of all tensors that can cross, in the order in which they are made.</summary>
    public ImmutableArray<string> Names => _names;

    /// <summary>Whether a tensor can cross in several encodings.</summary>
    public bool HasChoice => _ways.Length > _names.Length;

    /// <summary>The most that crosses at any cut.</summary>
    public long LargestBytes { get; }

    /// <summary>How many cuts the network has.</summary>
    public int CutCount => _firstCrossing.Length - 1;

    /// <summary>What crosses at a cut takes, each tensor in its best encoding.</summary>
    public TransferAmount OfCut(int cutIndex, in TransferPrice price)
    {
        long wireBytes = 0;
        double codecMs = 0;
        for (var crossing = _firstCrossing[cutIndex]; crossing < _firstCrossing[cutIndex + 1]; crossing++)
        {
            ref readonly var way = ref Best(_crossing[crossing], price);
            wireBytes += way.Amount.WireBytes;
            codecMs += way.Amount.CodecMs;
        }

        return new TransferAmount(wireBytes, codecMs);
    }

    /// <summary>What a tensor takes in its best encoding.</summary>
    /// <param name="tensor">Its place among <see cref="Names"/>.</param>
    /// <param name="price">What decides.</param>
    public TransferAmount OfTensor(int tensor, in TransferPrice price) => Best(tensor, price).Amount;

    /// <summary>What some tensors take, each in its best encoding.</summary>
    /// <param name="tensors">Tensors of this network.</param>
    /// <param name="price">What decides.</param>
    public TransferAmount Of(ImmutableArray<TensorInfo> tensors, in TransferPrice price)
    {
        var sum = new TransferAmount();
        foreach (var tensor in tensors)
            sum = sum.Plus(Best(_indices[tensor.Name], price).Amount);
        return sum;
    }

    /// <summary>The best encoding of each of some tensors.</summary>
    /// <param name="tensors">Tensors of this network.</param>
    /// <param name="price">What decides.</param>
    public ImmutableArray<TensorEncoding> EncodingsOf(ImmutableArray<TensorInfo> tensors, TransferPrice price) =>
        [.. tensors.Select(tensor => Best(_indices[tensor.Name], price).Encoding)];

    /// <summary>The prices of a byte, in those of a millisecond, at which a tensor's best encoding becomes another.</summary>
    internal IEnumerable<double> Ratios =>
        Enumerable.Range(0, _names.Length).SelectMany(tensor =>
            Enumerable.Range(_firstWay[tensor], _firstWay[tensor + 1] - _firstWay[tensor] - 1).Select(way => _ways[way].RatioTo(_ways[way + 1])));

    private static IEnumerable<TensorEncoding> Encodings(TensorInfo tensor, Func<TensorInfo, TensorEncoding, bool> isAllowed) =>
        TensorEncoding.All.Where(encoding =>
            encoding == TensorEncoding.Float32 || (tensor.ElementType == ElementType.Float32 && isAllowed(tensor, encoding)));

    private static TransferWay Way(TensorInfo tensor, TensorEncoding encoding, CodecSpeeds speeds, TransferSizes sizes)
    {
        var wireBytes = encoding == TensorEncoding.Float32
            ? tensor.Bytes
            : TensorCodec.EncodedBytes(encoding, tensor.Shape.AsSpan(), (long)(sizes.DensityOf(tensor.Name) * tensor.ElementCount));
        return new TransferWay(
            encoding, new TransferAmount(wireBytes, speeds[encoding].EncodeMs(tensor.Bytes) + speeds[encoding].DecodeMs(tensor.Bytes)));
    }

    // Called for every tensor of every cut before every task.
    private ref readonly TransferWay Best(int tensor, in TransferPrice price)
    {
        var way = _firstWay[tensor];
        for (; way + 1 < _firstWay[tensor + 1]; way++)
        {
            if (price.Of(_ways[way].Amount) <= price.Of(_ways[way + 1].Amount))
                break;
        }

        return ref _ways[way];
    }

    /// <summary>Lists side by side, and where each begins and the last ends.</summary>
    private static (T[] Items, int[] First) Flat<T>(IReadOnlyList<IReadOnlyList<T>> lists)
    {
        var first = new int[lists.Count + 1];
        for (var list = 0; list < lists.Count; list++)
            first[list + 1] = first[list] + lists[list].Count;
        return ([.. lists.SelectMany(list => list)], first);
    }
}
