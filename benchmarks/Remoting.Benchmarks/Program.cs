using System.Globalization;
using Neurosurgeon.Remoting.Benchmarks;

// Every round measures everything once, in turns, so that whatever else the machine does hits all alike; medians over the rounds.
const int SmallBytes = 100, TensorBytes = 602_112, LargeTensorBytes = 12_845_056;
var rounds = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 9;

using var bare = new BareSockets();
using var systems = new TwoSystems();
var figures = new Dictionary<string, List<double>>();
for (var round = -1; round < rounds; round++)
{
    foreach (var (bytes, messages) in new[] { (TensorBytes, 500), (LargeTensorBytes, 25) })
    {
        var socketRate = bare.Throughput(bytes, messages);
        var newArrayRate = bare.Throughput(bytes, messages, intoNewArrays: true);
        var actorRate = systems.Throughput(bytes, messages);
        Record(round, $"{bytes} B: bare socket MB/s", socketRate / 1e6);
        Record(round, $"{bytes} B: the same into new arrays", newArrayRate / 1e6);
        Record(round, $"{bytes} B: actors MB/s", actorRate / 1e6);
        Record(round, $"{bytes} B: actors to socket, %", 100 * actorRate / socketRate);
    }

    Record(round, $"{TensorBytes} B: one way ms", systems.OneWayMilliseconds(TensorBytes, 100));
    Record(round, $"{LargeTensorBytes} B: one way ms", systems.OneWayMilliseconds(LargeTensorBytes, 10));
    Record(round, $"{SmallBytes} B: echo ms", systems.EchoMilliseconds(SmallBytes, 5000));
}

foreach (var (name, values) in figures)
{
    values.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} median {values[values.Count / 2],10:F3}   best to worst {values[0]:F3} .. {values[^1]:F3}"));
}

void Record(int round, string name, double value)
{
    // The first round warms up.
    if (round < 0)
        return;
    if (!figures.TryGetValue(name, out var values))
        figures[name] = values = [];
    values.Add(value);
}
