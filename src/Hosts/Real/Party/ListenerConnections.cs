using Holdover.Hosts.Real.Network;
using Holdover.Machines;

namespace Holdover.Hosts.Real.Party;

/// <summary>The open links of a party's listeners.</summary>
internal sealed class ListenerConnections
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConnectionEpoch, ListenerConnection> connections = [];
    private ConnectionEpoch last;

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
            connections.Remove(connection);
    }

    /// <summary>Sends what waits for each, then closes it.</summary>
    public void CloseAll()
    {
        lock (gate)
        {
            foreach (var connection in connections.Values)
                connection.Link.Close();
        }
    }
}
