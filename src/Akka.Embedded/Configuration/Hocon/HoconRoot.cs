namespace Akka.Configuration.Hocon;

/// <summary>The outermost value of a parsed text.</summary>
/// <param name="value">An object.</param>
public class HoconRoot(HoconValue value)
{
    /// <summary>The outermost value.</summary>
    public HoconValue Value { get; } = value;
}
