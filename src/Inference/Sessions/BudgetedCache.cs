namespace Neurosurgeon.Inference.Sessions;

/// <summary>
/// Values kept for later use: the least recently used go first when all together take more than the budget, but none
/// while it is used. Who asks for one that another thread is building waits for it.
/// </summary>
/// <param name="budgetBytes">What the values may take together, while they are not in use.</param>
/// <param name="build">Makes a missing value, outside of any lock.</param>
/// <param name="bytes">What a value takes.</param>
internal sealed class BudgetedCache<TKey, TValue>(long budgetBytes, Func<TKey, TValue> build, Func<TValue, long> bytes)
    : IDisposable
    where TKey : notnull
    where TValue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Entry> _entries = [];
    private readonly LinkedList<Entry> _recentFirst = new();
    private long _keptBytes;
    private bool _disposed;

    /// <summary>Bytes of all values, those in use included.</summary>
    public long KeptBytes
    {
        get
        {
            lock (_gate)
                return _keptBytes;
        }
    }

    /// <summary>How many values there are, those in use included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>The value of a key, built if there is none. It stays until the lease is disposed at least.</summary>
    public Lease Rent(TKey key)
    {
        Entry entry = Enter(key);
        try
        {
            TValue value = entry.Value.Value;
            lock (_gate)
            {
                if (!entry.IsCounted)
                    _keptBytes += bytes(value);
                entry.IsCounted = true;
            }

            return new Lease(this, entry);
        }
        catch
        {
            // What failed once is tried again by the next caller, not remembered.
            lock (_gate)
                Remove(entry);
            throw;
        }
    }

    /// <summary>Drops all values; those in use when they are returned.</summary>
    public void Dispose()
    {
        List<Entry> dropped;
        lock (_gate)
        {
            _disposed = true;
            dropped = RemoveSurplus();
        }

        dropped.ForEach(entry => entry.Value.Value.Dispose());
    }

    private Entry Enter(TKey key)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(IInferenceEngine));
            if (_entries.TryGetValue(key, out Entry? entry))
            {
                _recentFirst.Remove(entry.Place);
            }
            else
            {
                entry = new Entry(key, () => build(key));
                _entries.Add(key, entry);
            }

            _recentFirst.AddFirst(entry.Place);
            entry.Users++;
            return entry;
        }
    }

    private void Return(Entry entry)
    {
        List<Entry> dropped;
        lock (_gate)
        {
            entry.Users--;
            dropped = RemoveSurplus();
        }

        dropped.ForEach(entry => entry.Value.Value.Dispose());
    }

    private List<Entry> RemoveSurplus()
    {
        List<Entry> removed = [];
        LinkedListNode<Entry>? place = _recentFirst.Last;
        while (place is not null && (_disposed || _keptBytes > budgetBytes))
        {
            Entry entry = place.Value;
            place = place.Previous;
            if (entry.Users > 0)
                continue;
            Remove(entry);
            removed.Add(entry);
        }

        return removed;
    }

    private void Remove(Entry entry)
    {
        if (entry.Place.List is null)
            return;
        _entries.Remove(entry.Key);
        _recentFirst.Remove(entry.Place);
        if (entry.IsCounted)
            _keptBytes -= bytes(entry.Value.Value);
    }

    /// <summary>The use of a value, until it is disposed.</summary>
    public readonly struct Lease : IDisposable
    {
        private readonly BudgetedCache<TKey, TValue> _cache;
        private readonly Entry _entry;

        internal Lease(BudgetedCache<TKey, TValue> cache, Entry entry) => (_cache, _entry) = (cache, entry);

        /// <summary>The value; not to be disposed by who uses it.</summary>
        public TValue Value => _entry.Value.Value;

        /// <summary>Ends the use, and drops values that the budget has no room for.</summary>
        public void Dispose() => _cache.Return(_entry);
    }

    /// <summary>A value and its users.</summary>
    internal sealed class Entry
    {
        public Entry(TKey key, Func<TValue> build)
        {
            Key = key;
            Value = new Lazy<TValue>(build);
            Place = new LinkedListNode<Entry>(this);
        }

        public TKey Key { get; }

        public Lazy<TValue> Value { get; }

        public LinkedListNode<Entry> Place { get; }

        public int Users { get; set; }

        /// <summary>Whether its bytes are in the sum: once it is built.</summary>
        public bool IsCounted { get; set; }
    }
}
