namespace Neurosurgeon.Configuration;

/// <summary>Where a node listens.</summary>
/// <param name="Host">A host name or an address in numbers.</param>
/// <param name="Port">A TCP port, 1 to 65535.</param>
public sealed record NodeEndpoint(string Host, int Port)
{
    // No host name is longer: RFC 1035, section 2.3.4.
    private const int LongestHost = 255;

    /// <summary>Whether somebody could listen there: what a peer or a file says is not to be trusted.</summary>
    public bool IsValid =>
        Host.Length is > 0 and <= LongestHost && Uri.CheckHostName(Host) != UriHostNameType.Unknown && Port is > 0 and <= ushort.MaxValue;

    /// <summary>Reads <c>HOST:PORT</c>; null where the text is something else.</summary>
    public static NodeEndpoint? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text[(colon + 1)..], out var port) && new NodeEndpoint(text[..colon], port) is { IsValid: true } endpoint
            ? endpoint
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Host}:{Port}";
}
