using System.Net;
using System.Net.NetworkInformation;

namespace Holdover.Hosts.Real.Web;

/// <summary>
/// The names by which this server may be asked for: those of the machine, and those it was told. A name that a stranger
/// can point here is none of them, so no page of a stranger can pass for ours (DNS rebinding).
/// </summary>
/// <param name="more">Names beyond the machine's own, as of a proxy in front; without a port.</param>
public sealed class HostNames(IReadOnlyCollection<string> more)
{
    /// <summary>Names under this one lead to the machine that asks, always (RFC 6761).</summary>
    private const string Loopback = "localhost";

    /// <summary>Under this one only machines of the same network answer (RFC 6762).</summary>
    private const string LocalNetwork = "local";

    private readonly HashSet<string> names = new(Named(more), StringComparer.OrdinalIgnoreCase);

    /// <summary>The machine's addresses at this moment, of interfaces that are up: the loopback ones among them.</summary>
    public static IEnumerable<IPAddress> Addresses =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown
        from address in network.GetIPProperties().UnicastAddresses
        select Plain(address.Address);

    /// <summary>Whether a host, as a request names it, is this server.</summary>
    /// <param name="host">A name, or an address (of version 6 in brackets), without a port.</param>
    /// <param name="reached">The address of ours that the connection came to.</param>
    public bool IsOurs(string host, IPAddress? reached)
    {
        if (IPAddress.TryParse(host, out var address))
            return IsOurs(Plain(address), reached);
        var name = host.EndsWith('.') ? host[..^1] : host;
        return names.Contains(name) || name.EndsWith($".{Loopback}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>One of version 4 in a socket of version 6 is the same, and the interface it came by does not count.</summary>
    internal static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes());

    private static bool IsOurs(IPAddress address, IPAddress? reached) =>
        IPAddress.IsLoopback(address) || (reached is not null && address.Equals(Plain(reached))) || Addresses.Contains(address);

    private static IEnumerable<string> Named(IEnumerable<string> more)
    {
        var machine = Environment.MachineName;
        var first = machine.Split('.')[0];
        return [Loopback, machine, first, $"{first}.{LocalNetwork}", .. more];
    }
}
