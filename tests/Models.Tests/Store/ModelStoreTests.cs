using System.Diagnostics;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Models.Tests.Store;

public sealed class ModelStoreTests : IDisposable
{
    private const string Model = "mobile_net";

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    private string GraphPath => _folder.PathOf($"{Model}.onnx");

    private string WeightsPath => _folder.PathOf($"{Model}.weights");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_is_built_once_and_then_read()
    {
        string built = Identity();
        Assert.Equal($"Building {Model} (14 MB) in {_folder.FullName}.", Assert.Single(_reports));
        _reports.Clear();
        Assert.Equal(built, Identity());
        Assert.Empty(_reports);
        Assert.Equal([$"{Model}.lock", $"{Model}.onnx", $"{Model}.weights"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_identity_is_the_hash_of_the_graph_file()
    {
        string identity = Identity();
        byte[] hash = System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(GraphPath));
        Assert.Equal(Convert.ToHexStringLower(hash), identity);
    }

    [Fact]
    public void Everybody_gets_the_same_network()
    {
        using var store = new ModelStore(_folder.FullName);
        Network network = store.Get(Model);
        Assert.Same(network, store.Get("mobilenet"));
    }

    [Fact]
    public void Another_seed_gives_another_network_beside_the_first()
    {
        string first = Identity();
        using var other = new ModelStore(_folder.FullName, seed: 7);
        Assert.NotEqual(first, other.Get(Model).Sha256);
        _reports.Clear();
        Assert.Equal(first, Identity());
        Assert.Empty(_reports);
    }

    [Fact]
    public void A_changed_byte_of_the_weights_is_found_and_mended() => AssertMended(
        () => Change(WeightsPath, position: 1_000_000), "its weights file 'mobile_net.weights' has the SHA-256");

    [Fact]
    public void A_changed_byte_of_the_graph_is_found_and_mended() =>
        AssertMended(() => Change(GraphPath, position: 300), "is damaged, or was built by another version");

    [Fact]
    public void Truncated_weights_are_found_and_mended() =>
        AssertMended(() => Truncate(WeightsPath), "but the file has only");

    [Fact]
    public void A_truncated_graph_is_found_and_mended() =>
        AssertMended(() => Truncate(GraphPath), "is damaged, or was built by another version");

    [Fact]
    public void Empty_files_are_found_and_mended()
    {
        AssertMended(() => File.WriteAllBytes(GraphPath, []), "is damaged, or was built by another version");
        AssertMended(() => File.WriteAllBytes(WeightsPath, []), "is empty");
    }

    [Fact]
    public void Missing_weights_are_found_and_mended() => AssertMended(() => File.Delete(WeightsPath), "cannot be opened");

    [Fact]
    public void What_a_killed_process_left_behind_is_cleared_away()
    {
        File.WriteAllBytes(WeightsPath + ".tmp", new byte[20_000_000]);
        File.WriteAllBytes(GraphPath + ".tmp", [1, 2, 3]);
        Identity();
        Assert.Empty(Directory.GetFiles(_folder.FullName, "*.tmp"));
    }

    [Fact]
    public async Task Stores_that_start_at_once_build_once()
    {
        string[] identities = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Identity)));
        Assert.Single(identities.Distinct());
        Assert.Single(_reports, report => report.StartsWith("Building"));
        Assert.All(_reports, report => Assert.Matches("^(Building|Waiting for another process to build) mobile_net", report));
    }

    [Fact]
    public async Task Processes_that_start_at_once_build_once()
    {
        using Process first = SecondProcess.Start(_folder.FullName, Model);
        using Process second = SecondProcess.Start(_folder.FullName, Model);
        string[] outputs = await Task.WhenAll(first.StandardOutput.ReadToEndAsync(), second.StandardOutput.ReadToEndAsync());
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Single(outputs, output => output.Contains("Building"));
        string identity = Identity();
        Assert.Empty(_reports);
        Assert.All(outputs, output => Assert.EndsWith(identity, output.TrimEnd()));
    }

    [Fact]
    public async Task A_process_killed_while_it_builds_harms_nobody()
    {
        using Process victim = SecondProcess.Start(_folder.FullName, "le_net");
        Assert.StartsWith("Building le_net", await victim.StandardOutput.ReadLineAsync());
        victim.Kill();
        await victim.WaitForExitAsync();

        using var store = new ModelStore(_folder.FullName);
        Assert.Equal(49_854_240, store.Get("le_net").Layers.Sum(layer => layer.Parameters));
        Assert.Empty(Directory.GetFiles(_folder.FullName, "*.tmp"));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_by_name()
    {
        string file = _folder.PathOf("in-the-way");
        File.WriteAllText(file, "");
        using var store = new ModelStore(Path.Combine(file, "models"));
        CacheFolderException exception = Assert.Throws<CacheFolderException>(() => store.Get(Model));
        Assert.StartsWith($"The model {Model} cannot be kept in {store.Folder}", exception.Message);
        Assert.EndsWith("NEUROSURGEON_MODEL_CACHE or neurosurgeon.models.cache-directory.", exception.Message);
    }

    [Fact]
    public void A_network_that_cannot_be_finished_leaves_nothing_behind_and_says_how_much_is_needed_where()
    {
        // The weights are written; their graph cannot be.
        Directory.CreateDirectory(GraphPath + ".tmp");
        using var store = new ModelStore(_folder.FullName);

        string message = Assert.Throws<CacheFolderException>(() => store.Get(Model)).Message;

        Assert.Matches($"cannot be kept in {_folder.FullName}, where 14 MB are needed and \\d+ MB are free: ", message);
        Assert.Equal([$"{Model}.lock"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void Weights_cannot_be_read_after_the_store_is_closed()
    {
        var store = new ModelStore(_folder.FullName);
        Weight weight = store.Get(Model).Weights["classifier.1.bias"];
        Assert.Equal(4000, weight.Data.Span.Length);
        store.Dispose();
        Assert.Throws<ObjectDisposedException>(() => weight.Data.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => weight.Data.Pin());
        Assert.Throws<ObjectDisposedException>(() => store.Get(Model));
    }

    [Fact]
    public unsafe void A_pinned_weight_is_the_mapped_file_itself()
    {
        using var store = new ModelStore(_folder.FullName);
        Weight weight = store.Get(Model).Weights["classifier.1.weight"];
        using System.Buffers.MemoryHandle pinned = weight.Data.Pin();
        Assert.Equal(0, (nint)pinned.Pointer % Environment.SystemPageSize);
        using System.Buffers.MemoryHandle again = weight.Data[8..].Pin();
        Assert.Equal((nint)pinned.Pointer + 8, (nint)again.Pointer);
    }

    private string Identity()
    {
        using var store = new ModelStore(_folder.FullName, report =>
        {
            lock (_reports)
                _reports.Add(report);
        });
        return store.Get(Model).Sha256;
    }

    private void AssertMended(Action damage, string sentence)
    {
        string intact = Identity();
        _reports.Clear();
        damage();
        Assert.Equal(intact, Identity());
        Assert.StartsWith($"Rebuilding {Model}: ", _reports[0]);
        Assert.Contains(sentence, _reports[0]);
        _reports.Clear();
        Assert.Equal(intact, Identity());
        Assert.Empty(_reports);
    }

    private static void Change(string path, int position)
    {
        using FileStream file = File.Open(path, FileMode.Open);
        file.Position = position;
        int old = file.ReadByte();
        file.Position = position;
        file.WriteByte((byte)(old ^ 1));
    }

    private static void Truncate(string path)
    {
        using FileStream file = File.Open(path, FileMode.Open);
        file.SetLength(file.Length / 2);
    }
}
