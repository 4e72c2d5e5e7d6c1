using Akka.Configuration;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Power;

namespace Neurosurgeon.Configuration;

/// <summary>Reads the power of each layer kind.</summary>
public static class PowerModelReader
{
    /// <summary>The model of a configuration.</summary>
    /// <exception cref="SettingsException">A kind's power is no number above 0.</exception>
    public static PowerModel Read(Config config) => new(
        from kind in Enum.GetValues<LayerKind>()
        select KeyValuePair.Create(kind, Watts(config, $"neurosurgeon.power.watts.{KeyOf(kind)}")));

    /// <summary>A layer kind's key: <c>dw-conv</c>.</summary>
    public static string KeyOf(LayerKind kind) => PredictorKind.WordOf(kind).Replace('_', '-');

    private static double Watts(Config config, string key)
    {
        const string Right = "watts above 0, such as 7.5";
        var watts = SettingsReader.Read(config, key, Right, () => config.GetDouble(key));
        return PowerModel.IsPower(watts) ? watts : throw SettingsReader.Wrong(config, key, Right);
    }
}
