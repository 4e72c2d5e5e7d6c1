using Neurosurgeon.Codecs;

namespace Neurosurgeon.Planning.Transfer;

/// <summary>A way for a tensor to cross.</summary>
/// <param name="Encoding">Its encoding.</param>
/// <param name="Amount">What it then takes.</param>
internal readonly record struct TransferWay(TensorEncoding Encoding, TransferAmount Amount)
{
    /// <summary>The price of a byte, in those of a millisecond, from which on a smaller and slower way is worth its time.</summary>
    public double RatioTo(TransferWay smaller) =>
        (smaller.Amount.CodecMs - Amount.CodecMs) / (Amount.WireBytes - smaller.Amount.WireBytes);

    /// <summary>
    /// Those that are the best at some price, from the quickest to the smallest, so that the price of a byte at which one
    /// gives way to the next grows: the lower convex hull of time over bytes. Of several that cost the same the first stays.
    /// </summary>
    public static IReadOnlyList<TransferWay> Hull(IEnumerable<TransferWay> ways)
    {
        List<TransferWay> hull = [];
        foreach (var way in ways.OrderBy(way => way.Amount.CodecMs).ThenBy(way => way.Amount.WireBytes))
        {
            if (hull.Count > 0 && way.Amount.WireBytes >= hull[^1].Amount.WireBytes)
                continue;
            while (hull.Count > 1 && hull[^1].RatioTo(way) <= hull[^2].RatioTo(hull[^1]))
                hull.RemoveAt(hull.Count - 1);
            hull.Add(way);
        }

        return hull;
    }
}
