namespace Embedded.Remote;

public sealed class UnconfiguredMessageTests
{
    private sealed record Unbound(int Number);

    [Fact]
    public void A_message_without_a_serializer_is_not_sent_and_the_log_names_type_and_key()
    {
        using var near = new ListeningNode();
        using var far = new ListeningNode();

        near.System.ActorSelection($"{far.Address}/user/echo").Tell(new Unbound(1));

        var line = near.WaitForLog("cannot be serialized");
        Assert.Contains("Embedded.Remote.UnconfiguredMessageTests+Unbound", line);
        Assert.Contains("akka.actor.serialization-bindings", line);
    }
}
