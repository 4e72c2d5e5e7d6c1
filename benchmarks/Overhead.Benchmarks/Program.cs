using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

// What a split costs beyond its layers: measured_ms.total − edge − cloud of alex_net on loopback, between a cloud process
// and an edge process. It includes planning, actors, encoding, both ways over TCP, queueing and decoding.
// dotnet run -c Release --project benchmarks/Overhead.Benchmarks [TASKS]
var tasks = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50;
(int Cut, double LimitMs)[] cuts = [(8, 1.5), (0, 4)];

var program = Path.Combine(AppContext.BaseDirectory, "neurosurgeon.dll");
var list = Path.GetTempFileName();
try
{
    File.WriteAllText(list, $"alex_net {tasks}");
    using var cloud = Start("cloud", "-p", "0");
    var listening = cloud.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The cloud has not started.");
    var port = listening[(listening.LastIndexOf(':') + 1)..];

    Console.WriteLine($"alex_net on loopback, {tasks} tasks a cut, ms");
    Console.WriteLine("cut             crossing KB   median      p90   of which upload  queue  download   aim");
    foreach (var (cut, limitMs) in cuts)
    {
        using var edge = Start("edge", "-p", port, "--tasks", list, "--cut", $"{cut}", "--json");
        var lines = edge.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("type").GetString() == "task")
            .ToList();
        edge.WaitForExit();
        var times = lines.Select(line => line.GetProperty("measured_ms")).ToList();
        double Part(JsonElement measured, string name) => measured.GetProperty(name).GetDouble();
        var overheads = times.Select(measured => Part(measured, "total") - Part(measured, "edge") - Part(measured, "cloud"));
        var place = lines[0].GetProperty("cut");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{cut,2} {place.GetProperty("after").GetString(),-12} {place.GetProperty("bytes").GetInt64() / 1000.0,11:0.0} {At(overheads, 0.5),8:0.00} {At(overheads, 0.9),8:0.00} {At(times.Select(t => Part(t, "upload")), 0.5),17:0.00} {At(times.Select(t => Part(t, "queue")), 0.5),6:0.00} {At(times.Select(t => Part(t, "download")), 0.5),9:0.00} ≤ {limitMs:0.0}"));
    }

    cloud.StandardInput.Close();
    cloud.WaitForExit();
}
finally
{
    File.Delete(list);
}

Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments, "--end-with-stdin"])
{
    RedirectStandardInput = true,
    RedirectStandardOutput = true,
    RedirectStandardError = true,
})!.Drained();

static double At(IEnumerable<double> values, double share)
{
    var sorted = values.Order().ToArray();
    return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}

file static class ProcessExtensions
{
    // A pipe that nobody reads fills up and stops its writer.
    public static Process Drained(this Process process)
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
