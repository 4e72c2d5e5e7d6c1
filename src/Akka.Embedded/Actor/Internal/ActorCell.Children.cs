using Akka.Util;

namespace Akka.Actor.Internal;

/// <content>The children. Top-level actors are made from any thread, so the table is locked.</content>
internal partial class ActorCell
{
    private readonly Lock _childrenLock = new();
    private readonly Dictionary<string, ChildRestartStats?> _children = new(StringComparer.Ordinal);
    private readonly HashSet<InternalActorRef> _dying = [];
    private AfterChildren? _afterChildren;
    private long _childNames;
    private volatile bool _isTerminating;

    private bool IsWaitingForChildren => _afterChildren is not null;

    internal IReadOnlyList<InternalActorRef> ChildRefs
    {
        get
        {
            lock (_childrenLock)
                return [.. _children.Values.OfType<ChildRestartStats>().Select(stats => stats.Child)];
        }
    }

    private IReadOnlyCollection<ChildRestartStats> ChildStatistics
    {
        get
        {
            lock (_childrenLock)
                return [.. _children.Values.OfType<ChildRestartStats>()];
        }
    }

    public IActorRef ActorOf(Props props, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null && !ActorPath.IsValidPathElement(name))
        {
            throw new InvalidActorNameException(name.Length == 0
                ? "Actor name must not be empty."
                : $"Illegal actor name [{name}]. Actor names hold ASCII letters, digits and {ActorPath.ValidSymbols}, and do not start with '$'.");
        }
        lock (_childrenLock)
        {
            if (_isTerminating)
                throw new InvalidOperationException($"Cannot create child [{name}] of {SelfRef}: it is terminating or has terminated.");
            name ??= Base64Encoding.Encode(_childNames++, "$");
            if (!_children.TryAdd(name, null))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
        }
        try
        {
            var path = new ChildActorPath(SelfRef.Path, name, Random.Shared.Next(1, int.MaxValue));
            var child = SystemImpl.ProviderImpl.NewActor(props, SelfRef, path);
            lock (_childrenLock)
            {
                if (_isTerminating)
                    throw new InvalidOperationException($"Cannot create child [{name}] of {SelfRef}: it is terminating or has terminated.");
                _children[name] = new ChildRestartStats(child, SystemImpl.TimeProvider);
            }
            child.Cell.Start();
            return child;
        }
        catch
        {
            lock (_childrenLock)
                _children.Remove(name);
            throw;
        }
    }

    public IActorRef Child(string name) => FindChild(name);

    public IEnumerable<IActorRef> GetChildren() => ChildRefs;

    public void Stop(IActorRef child)
    {
        var stopped = InternalActorRef.Of(child);
        lock (_childrenLock)
        {
            if (_children.TryGetValue(stopped.Path.Name, out var stats) && stats is not null && stats.Child.Equals(stopped))
                _dying.Add(stopped);
        }
        stopped.Stop();
    }

    /// <summary>The child of that name, which may carry <c>#uid</c>, or Nobody.</summary>
    internal InternalActorRef FindChild(string name)
    {
        var hash = name.IndexOf('#');
        var plain = hash < 0 ? name : name[..hash];
        lock (_childrenLock)
        {
            return _children.TryGetValue(plain, out var stats) && stats is not null
                && (hash < 0 || name[(hash + 1)..] == stats.Child.Path.Uid.ToString(global::System.Globalization.CultureInfo.InvariantCulture))
                ? stats.Child
                : (InternalActorRef)ActorRefs.Nobody;
        }
    }

    private ChildRestartStats? FindChild(InternalActorRef child)
    {
        lock (_childrenLock)
            return _children.TryGetValue(child.Path.Name, out var stats) && stats is not null && stats.Child.Equals(child) ? stats : null;
    }

    private void SuspendChildren(HashSet<InternalActorRef>? except)
    {
        foreach (var child in ChildRefs.Where(child => except is null || !except.Contains(child)))
            child.Suspend();
    }

    private void StopChildren()
    {
        foreach (var child in ChildRefs)
            Stop(child);
    }

    /// <summary>Has <paramref name="then"/> done when the dying children are gone; false if there are none.</summary>
    private bool WaitForDyingChildren(AfterChildren then)
    {
        lock (_childrenLock)
        {
            if (_dying.Count == 0)
                return false;
            _afterChildren = then;
            return true;
        }
    }

    private void HandleChildTerminated(ChildRestartStats stats)
    {
        AfterChildren? then = null;
        lock (_childrenLock)
        {
            _children.Remove(stats.Child.Path.Name);
            if (_dying.Remove(stats.Child) && _dying.Count == 0)
            {
                then = _afterChildren;
                _afterChildren = null;
            }
        }
        switch (then)
        {
            case AfterChildren.Recreate recreate:
                FinishRecreate(recreate.Cause);
                break;
            case AfterChildren.Create:
                FinishCreate();
                break;
            case AfterChildren.Terminate:
                FinishTerminate();
                break;
        }
    }
}
