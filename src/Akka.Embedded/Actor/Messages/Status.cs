namespace Akka.Actor;

/// <summary>How something went: an answer to send back.</summary>
public abstract class Status
{
    private Status()
    {
    }

    /// <summary>It went well.</summary>
    public sealed class Success(object? status) : Status
    {
        /// <summary>Without a result.</summary>
        public static readonly Success Instance = new(null);

        /// <summary>The result.</summary>
        public readonly object Status = status!;

        /// <inheritdoc/>
        public override string ToString() => Status is null ? "Success" : $"Success: {Status}";
    }

    /// <summary>It failed; to an <c>Ask</c> this is the exception to throw.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Why it failed.</summary>
        public readonly Exception Cause;

        /// <summary>What the sender wants to tell along with it.</summary>
        public readonly object State;

        /// <summary>A failure.</summary>
        public Failure(Exception cause)
            : this(cause, null)
        {
        }

        /// <summary>A failure with more to tell.</summary>
        public Failure(Exception cause, object? state)
        {
            Cause = cause;
            State = state!;
        }

        /// <inheritdoc/>
        public override string ToString() => State is null ? $"Failure: {Cause}" : $"Failure[{State}]: {Cause}";
    }
}

/// <summary>A failure as plain data.</summary>
public class Failure
{
    /// <summary>What went wrong.</summary>
    public Exception Exception { get; set; } = null!;

    /// <summary>When, UTC.</summary>
    public DateTime Timestamp { get; set; }
}
