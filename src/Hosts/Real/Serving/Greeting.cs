using System.Net.Sockets;

using Holdover.Party;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// How two processes of a party begin. A build may have been replaced while a party plays: of two that do not say the same
/// the older ends, and whoever keeps it starts the newer.
/// </summary>
internal static class Greeting
{
    /// <summary>How long the other may take: it is a process of this machine, but may have been stopped.</summary>
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(5);

    /// <summary>The place of the process at the other end; null if it is not to be spoken with.</summary>
    /// <exception cref="OutdatedException">We are the older.</exception>
    public static async Task<int?> Exchange(ProcessLink link, int place, Action<string> say)
    {
        try
        {
            var (fault, version, theirs) = await link.Greet(place).WaitAsync(Max);
            if (fault == LinkFault.None)
                return theirs;
            if (fault == LinkFault.OtherVersion && version > LinkFrames.Version)
                throw new OutdatedException(version);
            say(fault == LinkFault.OtherVersion
                ? $"a process of this party is of an older build (its links are of version {version}, ours of {LinkFrames.Version}): it is refused, and will be started again"
                : $"what calls itself a process of this party is none: {fault}");
            return null;
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or TimeoutException)
        {
            return null;
        }
    }
}
