namespace Akka.Actor.Internal;

/// <summary>What an actor does once its dying children are gone.</summary>
internal abstract record AfterChildren
{
    private AfterChildren()
    {
    }

    internal sealed record Recreate(Exception Cause) : AfterChildren;

    internal sealed record Create : AfterChildren
    {
        internal static readonly Create Instance = new();
    }

    internal sealed record Terminate : AfterChildren
    {
        internal static readonly Terminate Instance = new();
    }
}
