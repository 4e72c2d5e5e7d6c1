using System.Text.Json;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>Reads the file that ONNX Runtime writes of a profiled session: an array of events in Chrome's trace format.</summary>
internal static class ProfileEvents
{
    private const string KernelEnd = "_kernel_time";
    private const string RunEnd = "model_run";
    private const double MicrosecondsPerMs = 1000;

    /// <summary>
    /// The milliseconds of each layer, in an array a run. What belongs to no layer, such as bringing an activation into
    /// another layout, is done for the layer that comes next and counts to it.
    /// </summary>
    /// <param name="path">The file; its nodes are named by <see cref="LayerMark"/>.</param>
    /// <param name="layerCount">How many layers the network has.</param>
    public static IReadOnlyList<double[]> LayerMs(string path, int layerCount)
    {
        using FileStream file = File.OpenRead(path);
        using JsonDocument events = JsonDocument.Parse(file);
        var runs = new List<double[]>();
        var layerMs = new double[layerCount];
        double unassignedMs = 0;
        int last = 0;
        foreach (JsonElement item in events.RootElement.EnumerateArray())
        {
            string name = item.GetProperty("name").GetString() ?? "";
            if (name == RunEnd)
            {
                layerMs[last] += unassignedMs;
                runs.Add(layerMs);
                (layerMs, unassignedMs, last) = (new double[layerCount], 0, 0);
            }
            else if (name.EndsWith(KernelEnd, StringComparison.Ordinal))
            {
                unassignedMs += item.GetProperty("dur").GetDouble() / MicrosecondsPerMs;
                if (LayerMark.Find(name) is { } layer)
                {
                    layerMs[layer] += unassignedMs;
                    (unassignedMs, last) = (0, layer);
                }
            }
        }

        return runs;
    }
}
