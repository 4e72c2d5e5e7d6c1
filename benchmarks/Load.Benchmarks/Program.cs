using System.Globalization;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Load.Benchmarks;
using Neurosurgeon.Models.Store;

// What edges gain that plan with the cloud's load: edges that share a cloud of one executor work their task lists off at
// the same time, once cut where an idle cloud is the best, once on their own, and once where they decide before each task.
// Devices are emulated: a layer of dig takes an edge 10 ms and the cloud 2 ms, and no core is filled by that.
// dotnet run -c Release --project benchmarks/Load.Benchmarks [TASKS]
const string Model = "dig";
const double EdgeLayerMs = 10;
const double CloudLayerMs = 2;
var tasks = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;

using var store = new ModelStore();
using var engine = new OnnxRuntimeEngine(new EngineOptions { Threads = 1 });
var (cloud, edge) = (new EmulatedDevice(engine, CloudLayerMs), new EmulatedDevice(engine, EdgeLayerMs));
var layers = store.Get(Model).Layers.Length;

// Every cut's sessions are built before anything is timed.
var edgeOnlyMs = EdgeLayerMs * layers;
for (var cut = 0; cut <= layers; cut++)
    await Nodes.RunAsync(store, cloud, edge, 1, Model, 1, cut);

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Model}: edge {edgeOnlyMs:0} ms, cloud {CloudLayerMs * layers:0} ms, {tasks} tasks an edge, ms"));
Console.WriteLine("edges  plan          median     p90    mean   tasks cut at");
foreach (var edges in (int[])[1, 2, 4, 6, 8])
{
    await WriteAsync(edges, "cloud-only", 0);
    await WriteAsync(edges, "edge-only", layers);
    await WriteAsync(edges, "as it decides", null);
}

async Task WriteAsync(int edges, string name, int? cut)
{
    var completed = await Nodes.RunAsync(store, cloud, edge, edges, Model, tasks, cut);
    var totals = completed.Select(task => task.Measured.TotalMs).Order().ToArray();
    var cuts = completed.CountBy(task => task.Plan.Cut.Index).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{edges,5}  {name,-13} {At(totals, 0.5),6:0.0}  {At(totals, 0.9),6:0.0}  {totals.Average(),6:0.0}   {string.Join(", ", cuts)}"));
}

static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
