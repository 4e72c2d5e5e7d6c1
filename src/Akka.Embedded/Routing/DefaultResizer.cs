using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>Grows a pool when all routees are busy, shrinks it when few are.</summary>
public class DefaultResizer : Resizer
{
    /// <summary>With bounds and rates.</summary>
    /// <param name="lower">Fewest routees, at least 0.</param>
    /// <param name="upper">Most routees.</param>
    /// <param name="pressureThreshold">When a routee is busy. 0: it handles a message; 1: and others wait; more: so many wait.</param>
    /// <param name="rampupRate">The part of the routees that is added when all are busy, rounded up.</param>
    /// <param name="backoffThreshold">The part of busy routees below which some are taken away; 0 takes none away.</param>
    /// <param name="backoffRate">The part of the routees that is taken away, rounded up.</param>
    /// <param name="messagesPerResize">Messages from one look to the next.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public DefaultResizer(
        int lower,
        int upper,
        int pressureThreshold = 1,
        double rampupRate = 0.2d,
        double backoffThreshold = 0.3d,
        double backoffRate = 0.1d,
        int messagesPerResize = 10)
    {
        Require(lower >= 0, "lower-bound", lower, "at least 0");
        Require(upper >= lower, "upper-bound", upper, $"at least lower-bound, {lower}");
        Require(rampupRate >= 0, "rampup-rate", rampupRate, "at least 0");
        Require(backoffThreshold <= 1, "backoff-threshold", backoffThreshold, "at most 1");
        Require(backoffRate >= 0, "backoff-rate", backoffRate, "at least 0");
        Require(messagesPerResize > 0, "messages-per-resize", messagesPerResize, "more than 0");
        LowerBound = lower;
        UpperBound = upper;
        PressureThreshold = pressureThreshold;
        RampupRate = rampupRate;
        BackoffThreshold = backoffThreshold;
        BackoffRate = backoffRate;
        MessagesPerResize = messagesPerResize;
    }

    /// <summary>Fewest routees.</summary>
    public int LowerBound { get; }

    /// <summary>Most routees.</summary>
    public int UpperBound { get; }

    /// <summary>When a routee is busy.</summary>
    public int PressureThreshold { get; }

    /// <summary>The part of the routees that is added at once.</summary>
    public double RampupRate { get; }

    /// <summary>The part of busy routees below which some are taken away.</summary>
    public double BackoffThreshold { get; }

    /// <summary>The part of the routees that is taken away at once.</summary>
    public double BackoffRate { get; }

    /// <summary>Messages from one look to the next.</summary>
    public int MessagesPerResize { get; }

    /// <inheritdoc/>
    public override bool IsTimeForResize(long messageCounter) => messageCounter % MessagesPerResize == 0;

    /// <inheritdoc/>
    public override int Resize(IEnumerable<Routee> currentRoutees) => Capacity(currentRoutees);

    /// <summary>Routees to add, or below 0 to take away.</summary>
    public int Capacity(IEnumerable<Routee> currentRoutees)
    {
        var routees = currentRoutees as Routee[] ?? currentRoutees.ToArray();
        var wanted = routees.Length + Filter(Pressure(routees), routees.Length);
        return Math.Clamp(wanted, LowerBound, UpperBound) - routees.Length;
    }

    /// <summary>How many are busy.</summary>
    public int Pressure(IEnumerable<Routee> currentRoutees) => currentRoutees.Count(IsBusy);

    /// <summary>The change for so many busy of so many, bounds not regarded.</summary>
    public int Filter(int pressure, int capacity) => Rampup(pressure, capacity) + Backoff(pressure, capacity);

    /// <summary>Routees to add.</summary>
    public int Rampup(int pressure, int capacity) => pressure < capacity ? 0 : (int)Math.Ceiling(RampupRate * capacity);

    /// <summary>Routees to take away, as a number below 0.</summary>
    public int Backoff(int pressure, int capacity) =>
        BackoffThreshold > 0 && BackoffRate > 0 && capacity > 0 && (double)pressure / capacity < BackoffThreshold
            ? (int)Math.Floor(-BackoffRate * capacity)
            : 0;

    internal static DefaultResizer Read(Config section) => new(
        section.GetInt("lower-bound"),
        section.GetInt("upper-bound"),
        section.GetInt("pressure-threshold"),
        section.GetDouble("rampup-rate"),
        section.GetDouble("backoff-threshold"),
        section.GetDouble("backoff-rate"),
        section.GetInt("messages-per-resize"));

    private static void Require(bool holds, string key, double value, string range)
    {
        if (!holds)
            throw new ArgumentException($"{key} of a resizer is {value}; it must be {range}.");
    }

    private bool IsBusy(Routee routee)
    {
        if (routee is not ActorRefRoutee { Actor: LocalActorRef { Cell: { Mailbox: var mailbox } cell } })
            return false;
        return PressureThreshold switch
        {
            1 => (mailbox.IsScheduled || mailbox.IsSuspended) && mailbox.HasMessages,
            < 1 => (mailbox.IsScheduled || mailbox.IsSuspended) && cell.CurrentMessage is not null,
            _ => mailbox.NumberOfMessages >= PressureThreshold,
        };
    }
}
