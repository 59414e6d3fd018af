using System.Net;
using System.Net.Sockets;

namespace Holdover.Hosts.Real.Web;

/// <summary>
/// How many connections are open, in all and of each address. This machine's own loopback addresses count in all only: a
/// proxy in front brings everybody from there.
/// </summary>
internal sealed class ConnectionCounts(DoorSettings settings)
{
    /// <summary>Bytes that tell networks of version 6 apart: whoever has one address of it has them all.</summary>
    private const int NetworkBytes = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, int> ofAddress = [];
    private int all;

    public int All
    {
        get
        {
            lock (gate)
                return all;
        }
    }

    /// <summary>Addresses that are remembered.</summary>
    internal int Addresses
    {
        get
        {
            lock (gate)
                return ofAddress.Count;
        }
    }

    /// <summary>Counts a connection in, or says why not. What was counted in is counted out by <see cref="Leave"/>.</summary>
    public string? Enter(IPAddress address)
    {
        var key = KeyOf(address);
        lock (gate)
        {
            if (all >= settings.ConnectionsMax)
                return $"there are {settings.ConnectionsMax} connections, which is the most that this server takes";
            if (key is not null)
            {
                var count = ofAddress.GetValueOrDefault(key);
                if (count >= settings.ConnectionsOfAddressMax)
                    return $"there are {settings.ConnectionsOfAddressMax} connections of your address, which is the most that this server takes";
                ofAddress[key] = count + 1;
            }

            all++;
            return null;
        }
    }

    public void Leave(IPAddress address)
    {
        var key = KeyOf(address);
        lock (gate)
        {
            all--;
            if (key is not null && --ofAddress[key] == 0)
                ofAddress.Remove(key);
        }
    }

    private static IPAddress? KeyOf(IPAddress address)
    {
        var plain = HostNames.Plain(address);
        if (IPAddress.IsLoopback(plain))
            return null;
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
            return plain;
        var network = plain.GetAddressBytes();
        network.AsSpan(NetworkBytes).Clear();
        return new(network);
    }
}
