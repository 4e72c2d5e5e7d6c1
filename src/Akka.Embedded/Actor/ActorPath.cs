using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Akka.Actor;

/// <summary>
/// Where an actor sits in its system's tree, such as <c>akka://system/user/parent/child</c>.
/// Two paths are equal when address and names are; the uid tells one incarnation of an actor from the next and does not count.
/// </summary>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    /// <summary>The characters, besides ASCII letters and digits, that a name may hold.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    internal const long UndefinedUid = 0;

    private protected ActorPath(Address address, string name)
    {
        Address = address;
        Name = name;
        Parent = this;
    }

    private protected ActorPath(ActorPath parent, string name, long uid)
    {
        Address = parent.Address;
        Name = name;
        Parent = parent;
        Uid = uid;
        Depth = parent.Depth + 1;
    }

    /// <summary>The address of the system.</summary>
    public Address Address { get; }

    /// <summary>The last name; empty for a root.</summary>
    public string Name { get; }

    /// <summary>The path one level up; a root is its own parent.</summary>
    public ActorPath Parent { get; }

    /// <summary>Which incarnation is meant; 0 if any.</summary>
    public long Uid { get; }

    /// <summary>Names below the root.</summary>
    public int Depth { get; }

    /// <summary>The root of this path.</summary>
    public ActorPath Root => ParentOf(0);

    /// <summary>The names from the root down to this path.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new string[Depth];
            for (var path = this; path.Depth > 0; path = path.Parent)
                names[path.Depth - 1] = path.Name;
            return names;
        }
    }

    /// <summary>Whether <paramref name="s"/> may be the name of an actor.</summary>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$')
            return false;
        for (var i = 0; i < s.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(s[i]) || ValidSymbols.Contains(s[i]))
                continue;
            var escaped = s[i] == '%' && i + 2 < s.Length && char.IsAsciiHexDigit(s[i + 1]) && char.IsAsciiHexDigit(s[i + 2]);
            if (!escaped)
                return false;
            i += 2;
        }
        return true;
    }

    /// <summary>Reads a full path, with or without <c>#uid</c>.</summary>
    /// <exception cref="UriFormatException"><paramref name="path"/> is no path.</exception>
    public static ActorPath Parse(string path) =>
        TryParse(path, out var parsed)
            ? parsed
            : throw new UriFormatException($"'{path}' is not an actor path; expected protocol://system@host:port/user/name.");

    /// <summary>Reads a full path; false if <paramref name="path"/> is none.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = null;
        if (!Address.TryParse(path, out var address))
            return false;
        var start = path.IndexOf('/', path.IndexOf("://", StringComparison.Ordinal) + 3);
        return TryParse(new RootActorPath(address), start < 0 ? "" : path[start..], out actorPath);
    }

    /// <summary>Reads the names in <paramref name="absoluteUri"/>, such as <c>/user/a</c>, below <paramref name="basePath"/>.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = null;
        var uid = UndefinedUid;
        var hash = absoluteUri.LastIndexOf('#');
        if (hash >= 0)
        {
            if (!long.TryParse(absoluteUri.AsSpan(hash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out uid))
                return false;
            absoluteUri = absoluteUri[..hash];
        }
        var path = basePath;
        foreach (var name in absoluteUri.Split('/', StringSplitOptions.RemoveEmptyEntries))
            path = new ChildActorPath(path, name, UndefinedUid);
        actorPath = path.WithUid(path.Depth == 0 ? UndefinedUid : uid);
        return true;
    }

    /// <summary>The path of a child.</summary>
    public static ActorPath operator /(ActorPath path, string name)
    {
        var hash = name.IndexOf('#');
        return hash < 0
            ? new ChildActorPath(path, name, UndefinedUid)
            : new ChildActorPath(path, name[..hash], long.Parse(name.AsSpan(hash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    /// <summary>The path below, name by name; empty names are left out.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Where(element => element.Length > 0).Aggregate(path, (parent, element) => parent / element);

    /// <summary>Whether both are the same path.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether the paths differ.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    /// <summary>The path of a child.</summary>
    public ActorPath Child(string childName) => this / childName;

    /// <summary>The same path for one incarnation.</summary>
    public ActorPath WithUid(long uid) => uid == Uid || Depth == 0 ? this : new ChildActorPath(Parent, Name, uid);

    /// <summary>The ancestor at a depth; a negative depth counts levels up.</summary>
    public ActorPath ParentOf(int depth)
    {
        var wanted = depth >= 0 ? depth : Math.Max(0, Depth + depth);
        var path = this;
        while (path.Depth > wanted)
            path = path.Parent;
        return path;
    }

    /// <summary>The names only: <c>/user/a</c>.</summary>
    public string ToStringWithoutAddress() => Join("", withUid: false);

    /// <summary>Address and names.</summary>
    public override string ToString() => Join(Address.ToString(), withUid: false);

    /// <summary>Address and names.</summary>
    public string ToStringWithAddress() => ToString();

    /// <summary>Names with this path's own address when that can be reached from outside, otherwise with <paramref name="address"/>.</summary>
    public string ToStringWithAddress(Address address) => Join(Reachable(address), withUid: false);

    /// <summary>Address, names and <c>#uid</c>.</summary>
    public string ToStringWithUid() => ToSerializationFormat();

    /// <summary>Address, names and <c>#uid</c>: what identifies one incarnation.</summary>
    public string ToSerializationFormat() => Join(Address.ToString(), withUid: true);

    /// <summary>As <see cref="ToStringWithAddress(Address)"/>, with <c>#uid</c>.</summary>
    public string ToSerializationFormatWithAddress(Address address) => Join(Reachable(address), withUid: true);

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        if (other is null || Depth != other.Depth || !Address.Equals(other.Address))
            return false;
        for (ActorPath left = this, right = other; left.Depth > 0 && !ReferenceEquals(left, right); left = left.Parent, right = right.Parent)
        {
            if (!string.Equals(left.Name, right.Name, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Address.GetHashCode();
        for (var path = this; path.Depth > 0; path = path.Parent)
            hash = HashCode.Combine(hash, path.Name);
        return hash;
    }

    /// <inheritdoc/>
    public int CompareTo(ActorPath? other) => string.CompareOrdinal(ToString(), other?.ToString());

    private string Reachable(Address address) => (Address.HasGlobalScope ? Address : address).ToString();

    private string Join(string prefix, bool withUid)
    {
        if (Depth == 0)
            return prefix + "/";
        var text = new StringBuilder(prefix);
        foreach (var name in Elements)
            text.Append('/').Append(name);
        if (withUid && Uid != UndefinedUid)
            text.Append('#').Append(Uid.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }
}

/// <summary>The top of a system's tree.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>The root at an address.</summary>
    public RootActorPath(Address address, string name = "")
        : base(address, name)
    {
    }
}

/// <summary>Any path below a root.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>A child of <paramref name="parentPath"/>; <paramref name="uid"/> 0 stands for any incarnation.</summary>
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(parentPath, name, uid)
    {
    }
}
