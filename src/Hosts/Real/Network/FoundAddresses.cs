using System.Collections.Concurrent;
using System.Net;

using Holdover.Machines;

namespace Holdover.Hosts.Real.Network;

/// <summary>
/// The answers to a session's questions for addresses, each under the connection for which it was asked: which of them
/// counts is said by what opens a transport.
/// </summary>
internal sealed class FoundAddresses
{
    private readonly ConcurrentDictionary<ConnectionEpoch, IPAddress[]> found = new();

    /// <summary>The addresses of a URL's host. One that is an address itself is asked of nobody.</summary>
    public static Task<IPAddress[]> Find(Uri url, CancellationToken cancel) =>
        IPAddress.TryParse(url.DnsSafeHost, out var address) ? Task.FromResult<IPAddress[]>([address]) : Dns.GetHostAddressesAsync(url.DnsSafeHost, cancel);

    public void Keep(ConnectionEpoch asked, IPAddress[] addresses) => found[asked] = addresses;

    /// <summary>One of the addresses that were found. Older answers are asked for no more.</summary>
    public IPAddress Of(ConnectionEpoch asked, int index)
    {
        foreach (var older in found.Keys.Where(other => other.Value < asked.Value))
            found.TryRemove(older, out _);
        return found[asked][index];
    }
}
