using System.Globalization;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Reports.Layers;

/// <summary>Says in sentences what a study's figures are.</summary>
internal static class StudyNotes
{
    /// <summary>On what and when the times were measured.</summary>
    public static string Times(LayerStudy study)
    {
        var engine = study.Profile.Engine;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {engine.Device.ToString().ToLowerInvariant()} with {ThreadCount.Of(engine.Threads)} by {engine.Name} {engine.Version}, {study.Profile.MeasuredAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
    }

    /// <summary>What predicted; null for nothing.</summary>
    public static string? Predictions(LayerStudy study) => study.Predictors is { } predictors
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Predicted by {Path.GetFileName(predictors.Path)}, fitted on '{predictors.Origin.Device}', {predictors.Origin.FittedAt.UtcDateTime:yyyy-MM-dd}.")
        : null;

    /// <summary>What the mark of a prediction means; null where none has it.</summary>
    public static string? Fallbacks(LayerStudy study) => study.Layers.Any(layer => layer.Prediction is { IsFallback: true })
        ? $"{StudyText.FallbackMark} predicted from FLOPs and bytes alone: no layer of that kind was fitted."
        : null;

    /// <summary>Where the energy comes from.</summary>
    public static string Energy(LayerStudy study) => study.EnergySource is { } source
        ? $"Energy: measured time × the power that {source} counted while the layer was repeated; what the device draws when idle is in it."
        : "Energy: measured time × the watts configured in neurosurgeon.power.watts; not measured.";

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All(LayerStudy study) =>
        new[] { Fallbacks(study), Times(study), Predictions(study), Energy(study) }.OfType<string>();
}
