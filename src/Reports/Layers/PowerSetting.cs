using System.Globalization;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Power;

namespace Neurosurgeon.Reports.Layers;

/// <summary>Writes the power of layer kinds as a setting, for other networks on this device.</summary>
internal static class PowerSetting
{
    /// <summary>The setting in HOCON, as one line.</summary>
    /// <param name="model">The power of all kinds.</param>
    /// <param name="kinds">Those to be written.</param>
    public static string Text(PowerModel model, IEnumerable<LayerKind> kinds)
    {
        var watts = kinds.Distinct().Order().Select(kind =>
            string.Create(CultureInfo.InvariantCulture, $"{PowerModelReader.KeyOf(kind)} = {model.Watts(kind):G3}"));
        return $"neurosurgeon.power.watts {{ {string.Join(", ", watts)} }}";
    }
}
