using Neurosurgeon.Models;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>
/// Sessions kept for later runs: the least recently used go first when all together take more than the budget, but none
/// while it runs. Who asks for one that another thread is building waits for that.
/// </summary>
internal sealed class SessionCache(long budgetBytes, Func<Network, LayerRange, RangeSession> build) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Network, LayerRange), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _recentFirst = new();
    private long _keptBytes;
    private bool _disposed;

    /// <summary>Bytes of all sessions that are kept or in use.</summary>
    public long KeptBytes
    {
        get
        {
            lock (_gate)
                return _keptBytes;
        }
    }

    /// <summary>How many sessions are kept or in use.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>The session for a range, built if there is none. It stays until <see cref="Return"/> at least.</summary>
    public Entry Rent(Network network, LayerRange range)
    {
        Entry entry = Enter(network, range);
        try
        {
            RangeSession session = entry.Session;
            lock (_gate)
            {
                if (!entry.Counted)
                {
                    entry.Counted = true;
                    _keptBytes += session.PrivateBytes;
                }
            }

            return entry;
        }
        catch
        {
            // What failed once is tried again by the next caller, not remembered.
            lock (_gate)
            {
                entry.Users--;
                Remove(entry);
            }

            throw;
        }
    }

    /// <summary>Ends the use of a session, and drops those that the budget has no room for.</summary>
    public void Return(Entry entry)
    {
        List<Entry> dropped = [];
        lock (_gate)
        {
            entry.Users--;
            for (LinkedListNode<Entry>? node = _recentFirst.Last; node is not null && (_disposed || _keptBytes > budgetBytes);)
            {
                LinkedListNode<Entry>? newer = node.Previous;
                if (node.Value.Users == 0)
                {
                    Remove(node.Value);
                    dropped.Add(node.Value);
                }

                node = newer;
            }
        }

        Dispose(dropped);
    }

    /// <summary>Drops all sessions; those in use when they are returned.</summary>
    public void Dispose()
    {
        List<Entry> idle;
        lock (_gate)
        {
            _disposed = true;
            idle = [.. _recentFirst.Where(entry => entry.Users == 0)];
            idle.ForEach(Remove);
        }

        Dispose(idle);
    }

    private Entry Enter(Network network, LayerRange range)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(OnnxRuntimeEngine));
            if (_entries.TryGetValue((network, range), out LinkedListNode<Entry>? node))
            {
                _recentFirst.Remove(node);
                _recentFirst.AddFirst(node);
            }
            else
            {
                node = _recentFirst.AddFirst(new Entry((network, range), () => build(network, range)));
                _entries.Add((network, range), node);
            }

            node.Value.Users++;
            return node.Value;
        }
    }

    private void Remove(Entry entry)
    {
        if (!_entries.TryGetValue(entry.Key, out LinkedListNode<Entry>? node) || node.Value != entry)
            return;
        _entries.Remove(entry.Key);
        _recentFirst.Remove(node);
        if (entry.Counted)
            _keptBytes -= entry.Session.PrivateBytes;
    }

    private static void Dispose(List<Entry> entries)
    {
        foreach (Entry entry in entries)
            entry.Session.Dispose();
    }

    /// <summary>A session, its users, and whether its bytes are in the sum.</summary>
    internal sealed class Entry((Network, LayerRange) key, Func<RangeSession> build)
    {
        private readonly Lazy<RangeSession> _session = new(build);

        public (Network, LayerRange) Key { get; } = key;

        public RangeSession Session => _session.Value;

        public int Users { get; set; }

        public bool Counted { get; set; }
    }
}
