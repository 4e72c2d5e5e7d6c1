using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akka.Actor;

/// <summary>Where an actor system lives: <c>akka://system</c>, or <c>akka.tcp://system@host:port</c> when it can be reached from outside.</summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>
{
    private readonly string _text;

    /// <summary>An address of a system.</summary>
    /// <param name="protocol">The protocol, such as <c>akka</c> or <c>akka.tcp</c>.</param>
    /// <param name="system">The system's name.</param>
    /// <param name="host">Host name or IP address; none for a system without remoting.</param>
    /// <param name="port">TCP port, 1 to 65535.</param>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
        _text = Describe();
    }

    /// <summary>The protocol, such as <c>akka.tcp</c>.</summary>
    public string Protocol { get; }

    /// <summary>The system's name.</summary>
    public string System { get; }

    /// <summary>The host, or null.</summary>
    public string? Host { get; }

    /// <summary>The port, or null.</summary>
    public int? Port { get; }

    /// <summary>Whether the address only means something inside its own process.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>Whether the address can be reached from outside its process.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>Reads an address.</summary>
    /// <exception cref="UriFormatException"><paramref name="address"/> is no address.</exception>
    public static Address Parse(string address) =>
        TryParse(address, out var parsed)
            ? parsed
            : throw new UriFormatException($"'{address}' is not an address; expected protocol://system or protocol://system@host:port.");

    /// <summary>Reads an address; false if <paramref name="path"/> is none.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out Address? address)
    {
        address = null;
        var schemeEnd = path.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd <= 0)
            return false;
        var protocol = path[..schemeEnd];
        var rest = path.AsSpan(schemeEnd + 3);
        var slash = rest.IndexOf('/');
        if (slash >= 0)
            rest = rest[..slash];
        var at = rest.IndexOf('@');
        if (at < 0)
        {
            if (rest.IsEmpty)
                return false;
            address = new Address(protocol, rest.ToString());
            return true;
        }
        var colon = rest.LastIndexOf(':');
        if (at == 0 || colon <= at + 1
            || !int.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
            return false;
        address = new Address(protocol, rest[..at].ToString(), rest[(at + 1)..colon].ToString(), port);
        return true;
    }

    /// <summary>The same address with another protocol.</summary>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>The same address with another system name.</summary>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <summary>The same address with another host.</summary>
    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    /// <summary>The same address with another port.</summary>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The part after <c>://</c>: <c>system@host:port</c>.</summary>
    public string HostPort() => _text[(Protocol.Length + 3)..];

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(Address? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(Address? other) => string.CompareOrdinal(_text, other?._text);

    /// <summary>Whether both are the same address.</summary>
    public static bool operator ==(Address? left, Address? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether the addresses differ.</summary>
    public static bool operator !=(Address? left, Address? right) => !(left == right);

    private string Describe()
    {
        if (HasLocalScope)
            return $"{Protocol}://{System}";
        return Port is { } port
            ? string.Create(CultureInfo.InvariantCulture, $"{Protocol}://{System}@{Host}:{port}")
            : $"{Protocol}://{System}@{Host}";
    }
}
