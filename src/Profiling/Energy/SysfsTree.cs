using System.Globalization;

namespace Neurosurgeon.Profiling.Energy;

/// <summary>Reads what the Linux kernel shows as files of one value each.</summary>
/// <param name="root">Where they are; <c>/sys</c> on a running system.</param>
/// <param name="read">Reads a file; null for the file system.</param>
public sealed class SysfsTree(string root, Func<string, string>? read = null)
{
    private readonly Func<string, string> _read = read ?? File.ReadAllText;

    /// <summary>Where the files are.</summary>
    public string Root { get; } = root;

    /// <summary>The folders of a class that match a pattern, in the order of their names; none where there is no such class.</summary>
    internal IReadOnlyList<string> Devices(string className, string pattern)
    {
        string folder = Path.Combine(Root, "class", className);
        return Directory.Exists(folder) ? [.. Directory.GetDirectories(folder, pattern).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The text of a file; null where there is no such file.</summary>
    internal string? Text(string path) => File.Exists(path) ? Read(path) : null;

    /// <summary>The number in a file.</summary>
    /// <exception cref="EnergyCounterException">The file cannot be read, or holds no number from 0 on.</exception>
    internal long Number(string path) => Number(path, NumberStyles.None, "a whole number from 0 on");

    /// <summary>The number in a file, which may be negative: a current may flow back.</summary>
    /// <exception cref="EnergyCounterException">The file cannot be read, or holds no number.</exception>
    internal long SignedNumber(string path) => Number(path, NumberStyles.AllowLeadingSign, "a whole number");

    /// <summary>The name of the device that a folder of a class belongs to, for example <c>3-0040</c> on an I²C bus; null where it is not shown.</summary>
    internal static string? Address(string folder) =>
        Path.GetFileName(new DirectoryInfo(Path.Combine(folder, "device")).LinkTarget);

    private long Number(string path, NumberStyles style, string right)
    {
        string text = Read(path);
        return long.TryParse(text, style, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new EnergyCounterException($"{path} holds '{text}', which is not {right}.");
    }

    private string Read(string path)
    {
        try
        {
            return _read(path).Trim();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EnergyCounterException($"{path} may not be read by this user: most systems show power counters to root alone.", exception);
        }
        catch (IOException exception)
        {
            throw new EnergyCounterException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
