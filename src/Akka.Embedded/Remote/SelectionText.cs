using Akka.Actor;

namespace Akka.Remote;

/// <summary>The way of an actor selection as text, such as <c>/user/a/../b</c>. Behind the path that it starts from, that is the path it leads to.</summary>
internal static class SelectionText
{
    private const string Up = "..";

    public static string Write(ActorSelectionMessage selection) => "/" + string.Join<SelectionPathElement>('/', selection.Elements);

    public static ActorSelectionMessage Read(string way, object message) =>
        new(message, [.. way.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Element)]);

    private static SelectionPathElement Element(string name) => name == Up ? SelectParent.Instance : new SelectChildName(name);
}
