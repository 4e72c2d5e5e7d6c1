using System.Globalization;
using Neurosurgeon.Models;

namespace Neurosurgeon.Reports.Layers;

/// <summary>Shows networks to a person, a row each.</summary>
internal static class ModelTable
{
    private const string Row = "{0,-11}  {1,-11}  {2,-8}  {3,6}  {4,12}  {5,8}  {6,10}";

    public static void Write(TextWriter output, IEnumerable<NetworkOutline> networks)
    {
        output.WriteLine(Format("model", "input", "output", "layers", "parameters", "MFLOPs", "weights MB"));
        foreach (var network in networks)
        {
            output.WriteLine(Format(
                network.Name,
                string.Join('×', network.Input.Shape),
                string.Join('×', network.Output.Shape),
                network.Layers.Length,
                network.Layers.Sum(layer => layer.Parameters).ToString("N0", CultureInfo.InvariantCulture),
                (network.Layers.Sum(layer => layer.Flops) / 1e6).ToString("0", CultureInfo.InvariantCulture),
                (network.WeightBytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture)));
        }
    }

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Row, cells).TrimEnd();
}
