using Holdover.Hosts.Real.Network;
using Holdover.Machines;

namespace Holdover.Hosts.Real.Party;

/// <summary>The open links of a party's listeners.</summary>
internal sealed class ListenerConnections
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConnectionEpoch, WebSocketLink> links = [];
    private ConnectionEpoch last;

    public int Count
    {
        get
        {
            lock (gate)
                return links.Count;
        }
    }

    /// <summary>Mints the epoch of a connection that was accepted.</summary>
    public ConnectionEpoch Add(Func<ConnectionEpoch, WebSocketLink> open)
    {
        lock (gate)
        {
            last = last.Next();
            links.Add(last, open(last));
            return last;
        }
    }

    public WebSocketLink? Find(ConnectionEpoch connection)
    {
        lock (gate)
            return links.GetValueOrDefault(connection);
    }

    public void Remove(ConnectionEpoch connection)
    {
        lock (gate)
            links.Remove(connection);
    }
}
