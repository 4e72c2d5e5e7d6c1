namespace Akka.Actor;

/// <summary>What to do with a child that failed.</summary>
public enum Directive
{
    /// <summary>Carry on with the next message, state as it is.</summary>
    Resume,

    /// <summary>Replace it by a new instance.</summary>
    Restart,

    /// <summary>Fail oneself.</summary>
    Escalate,

    /// <summary>Stop it.</summary>
    Stop,
}

/// <summary>Short cuts for <see cref="Decider.From(Directive, KeyValuePair{Type, Directive}[])"/>.</summary>
public static class DirectiveExtensions
{
    /// <summary>This directive for a type of exception.</summary>
    public static KeyValuePair<Type, Directive> When<TException>(this Directive self)
        where TException : Exception => new(typeof(TException), self);
}
