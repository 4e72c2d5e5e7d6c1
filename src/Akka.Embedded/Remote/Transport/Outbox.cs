namespace Akka.Remote.Transport;

/// <summary>
/// What waits to be sent to one node. Messages to one recipient keep their order; recipients take turns, one frame a turn,
/// so that a large message holds up nobody but those behind it to the same recipient.
/// </summary>
internal sealed class Outbox
{
    private readonly Lock _lock = new();
    private readonly Queue<(FrameKind Kind, byte[] Body)> _control = new();
    private readonly Queue<OutboundMessage> _urgent = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<Lane> _turns = new();
    private readonly Stack<int> _freeSlots = new(Enumerable.Range(0, FrameHeader.Slots).Reverse());

    public void Add(OutboundMessage message)
    {
        lock (_lock)
        {
            if (message.Urgent)
            {
                _urgent.Enqueue(message);
                return;
            }

            if (!_lanes.TryGetValue(message.Lane, out var lane))
            {
                lane = new Lane(message.Lane);
                _lanes.Add(message.Lane, lane);
                _turns.Enqueue(lane);
            }

            lane.Waiting.Enqueue(message);
        }
    }

    /// <summary>Adds a frame that overtakes all messages.</summary>
    public void AddControl(FrameKind kind, params byte[] body)
    {
        lock (_lock)
            _control.Enqueue((kind, body));
    }

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _control.Count == 0 && _urgent.Count == 0 && _lanes.Count == 0;
        }
    }

    /// <summary>Fills a batch with about as many bytes as one chunk; false if nothing waits.</summary>
    public bool TryTake(OutboundBatch batch, int chunkBytes)
    {
        lock (_lock)
        {
            while (_control.TryDequeue(out var frame))
                batch.AddControl(frame.Kind, frame.Body);
            while (!batch.IsClosed && batch.Bytes < chunkBytes && _urgent.TryDequeue(out var message))
                batch.AddWhole(message);
            // Lanes whose large message waits for a slot are passed over; when only such are left, that is all for now.
            for (var passedOver = 0; passedOver < _turns.Count && !batch.IsClosed && batch.Bytes < chunkBytes;)
            {
                var lane = _turns.Dequeue();
                passedOver = TryTakeTurn(lane, batch, chunkBytes) ? 0 : passedOver + 1;
                if (lane.Waiting.Count > 0)
                    _turns.Enqueue(lane);
                else
                    _lanes.Remove(lane.Name);
            }

            return batch.Bytes > 0;
        }
    }

    /// <summary>Takes everything out, half-sent messages included.</summary>
    public List<OutboundMessage> Drain()
    {
        lock (_lock)
        {
            List<OutboundMessage> all = [.. _urgent];
            foreach (var lane in _lanes.Values)
            {
                all.AddRange(lane.Waiting);
                if (lane.Slot >= 0)
                    _freeSlots.Push(lane.Slot);
            }

            _control.Clear();
            _urgent.Clear();
            _lanes.Clear();
            _turns.Clear();
            return all;
        }
    }

    private bool TryTakeTurn(Lane lane, OutboundBatch batch, int chunkBytes)
    {
        var message = lane.Waiting.Peek();
        if (lane.Slot < 0 && message.Payload.Length <= Math.Min(chunkBytes, FrameHeader.MostWholeBytes))
        {
            batch.AddWhole(lane.Waiting.Dequeue());
            return true;
        }

        if (lane.Slot < 0 && !_freeSlots.TryPop(out lane.Slot))
        {
            lane.Slot = -1;
            return false;
        }

        var bytes = Math.Min(chunkBytes, message.Payload.Length - lane.SentBytes);
        batch.AddChunk(message, lane.SentBytes, bytes, lane.Slot);
        lane.SentBytes += bytes;
        if (lane.SentBytes < message.Payload.Length)
            return true;
        _freeSlots.Push(lane.Slot);
        lane.Slot = -1;
        lane.SentBytes = 0;
        lane.Waiting.Dequeue();
        return true;
    }

    private sealed class Lane(string name)
    {
        public readonly string Name = name;
        public readonly Queue<OutboundMessage> Waiting = new();

        // Of the first message in Waiting, while it travels in chunks.
        public int Slot = -1;
        public int SentBytes;
    }
}
