using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Neurosurgeon.Architecture.Tests;

/// <summary>Keeps the rooms of docs/architecture.md apart: what refers to what, between projects and within each.</summary>
public sealed class HouseTests
{
    /// <summary>The projects from the ground up: each may refer to those before it.</summary>
    private static readonly string[] Projects =
    [
        "Models", "Codecs", "Inference", "Inference.TorchSharp", "Prediction", "Planning", "Profiling", "Configuration", "LinkEmulation",
        "Actors", "Nodes", "Reports", "Experiments", "Hosts",
    ];

    private static readonly ArchUnitNET.Domain.Architecture House =
        new ArchLoader().LoadAssemblies([.. Projects.Select(AssemblyOf)]).Build();

    [Fact]
    public void Every_project_of_the_program_has_its_place() => Assert.Equal(
        Projects.Order(StringComparer.Ordinal),
        Directory.GetDirectories(Path.Combine(Repository.Folder, "src")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
            .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Projects_refer_downwards_only()
    {
        var names = Projects.ToDictionary(project => AssemblyOf(project).GetName().Name!, project => project);
        foreach (var (index, project) in Projects.Index())
        {
            var referenced = AssemblyOf(project).GetReferencedAssemblies()
                .Select(assembly => names.GetValueOrDefault(assembly.Name!)).OfType<string>();
            Assert.Empty(referenced.Where(other => Array.IndexOf(Projects, other) >= index).Select(other => $"{project} refers to {other}"));
        }
    }

    [Fact]
    public void Planning_knows_nothing_that_computes() => Assert.Equal(
        ["Codecs", "Models"],
        AssemblyOf("Planning").GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("Neurosurgeon.", StringComparison.Ordinal))
            .Select(name => name["Neurosurgeon.".Length..]).Order(StringComparer.Ordinal));

    /// <summary>The projects, for a theory.</summary>
    public static TheoryData<string> All => [.. Projects];

    [Theory]
    [MemberData(nameof(All))]
    public void No_namespace_of_a_project_takes_part_in_a_cycle(string project)
    {
        var references = References(AssemblyOf(project).GetName().Name!);

        Assert.Empty(references.Keys.Where(start => Reaches(start, start, references)).Select(space => string.Join(
            " ", space, "→", string.Join(", ", references[space].Where(next => Reaches(next, space, references))))));
    }

    // What the test above rests on.
    [Fact]
    public void References_between_namespaces_are_seen()
    {
        var references = References("Neurosurgeon.Actors");

        Assert.Superset(new HashSet<string> { "Neurosurgeon.Actors.Encodings", "Neurosurgeon.Actors.Protocol" }, references["Neurosurgeon.Actors.Edge"]);
        Assert.True(Reaches("Neurosurgeon.Actors", "Neurosurgeon.Actors.Protocol", references));
        Assert.False(Reaches("Neurosurgeon.Actors.Protocol", "Neurosurgeon.Actors", references));
    }

    private static Dictionary<string, HashSet<string>> References(string assembly)
    {
        var references = new Dictionary<string, HashSet<string>>();
        foreach (var type in House.Types.Where(type => type.Assembly.Name.Split(',')[0] == assembly))
        {
            var others = type.Dependencies.Select(dependency => dependency.Target)
                .Where(target => target.Assembly?.Name == type.Assembly.Name && target.Namespace is not null && target.Namespace.FullName != type.Namespace.FullName)
                .Select(target => target.Namespace.FullName);
            if (!references.TryGetValue(type.Namespace.FullName, out var known))
                references[type.Namespace.FullName] = known = [];
            known.UnionWith(others);
        }

        return references;
    }

    private static bool Reaches(string start, string end, Dictionary<string, HashSet<string>> references)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(references.GetValueOrDefault(start) ?? []);
        while (open.TryPop(out var space))
        {
            if (space == end)
                return true;
            if (seen.Add(space))
                Array.ForEach([.. references.GetValueOrDefault(space) ?? []], open.Push);
        }

        return false;
    }

    private static Assembly AssemblyOf(string project) => Assembly.Load(project == "Hosts" ? "neurosurgeon" : $"Neurosurgeon.{project}");
}
