using System.Text;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Reports.Charts;

/// <summary>Writes a page where it was asked for.</summary>
internal static class OutputPage
{
    /// <summary>Writes it, over what was there.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Write(string path, string text) => OutputFile.Write(path, "page", file => file.Write(Encoding.UTF8.GetBytes(text)));
}
