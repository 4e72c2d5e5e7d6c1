namespace Neurosurgeon.LinkEmulation.Proxy;

/// <summary>An emulated link itself: its two directions, which all proxies and connections share.</summary>
public sealed class Line
{
    private readonly Lane _up;
    private readonly Lane _down;

    /// <summary>Creates a link that nothing goes over yet.</summary>
    /// <param name="trace">Its conditions; their time starts with the first connection.</param>
    public Line(LinkTrace trace) => (_up, _down) = (new(trace, LinkDirection.Up, Clock), new(trace, LinkDirection.Down, Clock));

    /// <summary>Its time.</summary>
    internal LinkClock Clock { get; } = new();

    /// <summary>One of its directions.</summary>
    internal Lane this[LinkDirection direction] => direction == LinkDirection.Up ? _up : _down;
}
