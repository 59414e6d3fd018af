using Holdover.Hosts.Real.Network;
using Holdover.Machines;

namespace Holdover.Hosts.Real.Party;

/// <summary>The open links of a party's listeners.</summary>
internal sealed class ListenerConnections : IDisposable
{
    /// <summary>How long a listener's chunks may wait for others: somewhat longer than it takes until enough of them have come.</summary>
    private static readonly TimeSpan HeldMax = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Dictionary<ConnectionEpoch, ListenerConnection> connections = [];
    private readonly ITimer timer;
    private ConnectionEpoch last;

    /// <param name="provider">The clock.</param>
    public ListenerConnections(TimeProvider provider) =>
        timer = provider.CreateTimer(_ => SendHeld(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public int Count
    {
        get
        {
            lock (gate)
                return connections.Count;
        }
    }

    /// <summary>Mints the epoch of a connection that was accepted.</summary>
    public ConnectionEpoch Add(Func<ConnectionEpoch, ListenerConnection> open)
    {
        lock (gate)
        {
            last = last.Next();
            if (connections.Count == 0)
                timer.Change(HeldMax, HeldMax);
            connections.Add(last, open(last));
            return last;
        }
    }

    public ListenerConnection? Find(ConnectionEpoch connection)
    {
        lock (gate)
            return connections.GetValueOrDefault(connection);
    }

    public void Remove(ConnectionEpoch connection)
    {
        lock (gate)
        {
            connections.Remove(connection);
            if (connections.Count == 0)
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => timer.Dispose();

    /// <summary>Sends what waits for each, then closes it.</summary>
    public void CloseAll()
    {
        lock (gate)
        {
            foreach (var connection in connections.Values)
                connection.Link.Close();
        }
    }

    private void SendHeld()
    {
        lock (gate)
        {
            foreach (var connection in connections.Values)
                connection.Link.SendHeld();
        }
    }
}
