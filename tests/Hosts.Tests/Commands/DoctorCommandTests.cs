using System.Text.Json;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary><c>neurosurgeon doctor</c>, a real process, and a cloud that it looks for.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_a_node_needs_is_looked_at_and_a_cloud_that_answers_is_ok()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;

        await using var doctor = await NodeCommand.RunAsync("doctor", "-p", port, "--json");

        Assert.True(await doctor.ExitCodeAsync() == 0, doctor.Errors);
        Assert.Equal(
            ["configuration", "engine", "threads", "governor", "energy counter", "networks", "profiles", "certificate", "cloud"],
            doctor.Json.Select(finding => finding.GetProperty("subject").GetString()));
        Assert.Equal("ok", VerdictOf(doctor, "engine"));
        Assert.Equal("ok", VerdictOf(doctor, "cloud"));
    }

    [Fact]
    public async Task What_does_not_work_is_a_fault_with_what_to_do_about_it_and_exit_code_1()
    {
        var file = _folder.Write("a-file", "");

        await using var doctor = NodeCommand.Start(["doctor", "-p", "1", "--json"], ("NEUROSURGEON_PROFILES", Path.Combine(file, "below")));

        Assert.Equal(1, await doctor.ExitCodeAsync());
        Assert.Equal("fault", VerdictOf(doctor, "profiles"));
        Assert.Contains("NEUROSURGEON_PROFILES", TextOf(doctor, "profiles"), StringComparison.Ordinal);
        Assert.Equal("fault", VerdictOf(doctor, "cloud"));
        Assert.Contains("127.0.0.1:1", TextOf(doctor, "cloud"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_beyond_the_cores_that_may_be_used_are_noted()
    {
        await using var doctor = NodeCommand.Start(["doctor", "--json"], ("NEUROSURGEON_THREADS", "64"));

        Assert.Equal(0, await doctor.ExitCodeAsync());
        Assert.Equal("note", VerdictOf(doctor, "threads"));
    }

    public void Dispose() => _folder.Dispose();

    private static string? VerdictOf(NodeCommand doctor, string subject) => Of(doctor, subject).GetProperty("verdict").GetString();

    private static string? TextOf(NodeCommand doctor, string subject) => Of(doctor, subject).GetProperty("text").GetString();

    private static JsonElement Of(NodeCommand doctor, string subject) =>
        Assert.Single(doctor.Json, finding => finding.GetProperty("subject").GetString() == subject);
}
