using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Planning.Energy;

/// <summary>
/// What a task takes of the edge's energy: Σ TM · PM + TU · PU of the paper, and, where they are configured, the power
/// of receiving and that of waiting for encoder, link and cloud.
/// </summary>
/// <param name="Edge">The energy of each layer on the edge: TM · PM.</param>
/// <param name="Transmit">The radio's power while it sends: PU.</param>
public sealed record EnergyModel(LayerEnergy Edge, RadioPower Transmit)
{
    /// <summary>The radio's power while it receives; not counted where nothing is said.</summary>
    public RadioPower Receive { get; init; }

    /// <summary>The device's power while it neither computes layers nor sends nor receives, in milliwatts; not counted where nothing is said.</summary>
    public double IdleMw { get; init; }

    /// <summary>The energy of sending, in millijoules.</summary>
    internal double UploadMj(LinkEstimate link, long bytes) => Mj(link.UploadMs(bytes), Transmit.AtMw(link.UplinkMbps));

    /// <summary>The energy of receiving, in millijoules.</summary>
    internal double DownloadMj(LinkEstimate link, long bytes) => Mj(link.DownloadMs(bytes), Receive.AtMw(link.DownlinkMbps));

    /// <summary>The energy of waiting, in millijoules.</summary>
    internal double WaitMj(double milliseconds) => Mj(milliseconds, IdleMw);

    private static double Mj(double milliseconds, double powerMw) => milliseconds * powerMw / 1000;
}
