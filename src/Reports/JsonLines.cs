using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neurosurgeon.Reports;

/// <summary>Writes objects as they go to standard output with <c>--json</c>: one line each, names in snake case.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The lines are read by programs, not put into pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One object as one line.</summary>
    public static string Write<T>(T line) => JsonSerializer.Serialize(line, Options);

    /// <summary>Milliseconds to the microsecond: what lies below is noise.</summary>
    public static double Ms(double milliseconds) => Math.Round(milliseconds, 3);
}
