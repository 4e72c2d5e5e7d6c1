using System.Text.RegularExpressions;

namespace Neurosurgeon.Architecture.Tests;

/// <summary>Documents whose links lead somewhere.</summary>
public sealed partial class DocumentsTests
{
    /// <summary>The documents, relative to the repository.</summary>
    public static TheoryData<string> Documents =>
        ["README.md", "CONTRIBUTING.md", .. Directory.GetFiles(Path.Combine(Repository.Folder, "docs"), "*.md").Select(path => $"docs/{Path.GetFileName(path)}")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_within_the_repository_leads_to_a_file_and_a_heading_in_it(string document)
    {
        var path = Path.Combine(Repository.Folder, document);

        string[] broken = [.. LinkPattern().Matches(File.ReadAllText(path)).Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Exists(path, target))];

        Assert.Empty(broken);
    }

    private static bool Exists(string document, string target)
    {
        var (file, heading) = target.Split('#') is [var name, var anchor] ? (name, anchor) : (target, null);
        var path = file.Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, file));
        return heading is null ? Path.Exists(path) : File.Exists(path) && File.ReadLines(path).Any(line => AnchorOf(line) == heading);
    }

    /// <summary>The anchor that a forge makes of a heading; null for another line.</summary>
    private static string? AnchorOf(string line) => line.StartsWith('#')
        ? NoAnchorPattern().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')
        : null;

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchorPattern();
}
