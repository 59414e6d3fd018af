using System.Net.Sockets;

using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Holdover.Hosts.Real.Party;

/// <summary>
/// An upgraded connection whose bytes go to the kernel when they are written, and not to a buffer of the server's: what is
/// written of how far a client was sent must hold when this process is killed the next instant. And little waits in the
/// kernel: what does cannot be overtaken by the answer to a clock probe.
/// </summary>
internal sealed class RawUpgrade(IHttpUpgradeFeature upgrade, IConnectionSocketFeature connection) : IHttpUpgradeFeature
{
    private const int SendBufferBytes = 128 * 1_024;

    /// <summary>Of them, those that have not left this machine yet.</summary>
    private const int NotSentBytesMax = 16 * 1_024;

    /// <summary>How long a peer may leave what was sent unacknowledged.</summary>
    private const int UserTimeoutMs = 10_000;

    private const int TcpUserTimeout = 18;
    private const int TcpNotSentLowWater = 25;

    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    /// <summary>The connection, once upgraded.</summary>
    public RawStream? Upgraded { get; private set; }

    /// <summary>Puts it in the place of the server's own.</summary>
    public static void Offer(HttpContext context)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade || context.Features.Get<IConnectionSocketFeature>() is not { } socket)
            return;
        var raw = new RawUpgrade(upgrade, socket);
        context.Features.Set<IHttpUpgradeFeature>(raw);
        context.Features.Set(raw);
    }

    public async Task<Stream> UpgradeAsync()
    {
        var socket = connection.Socket;
        var upgraded = await upgrade.UpgradeAsync();
        socket.NoDelay = true;
        socket.SendBufferSize = SendBufferBytes;
        socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, TcpNotSentLowWater, BitConverter.GetBytes(NotSentBytesMax));
        socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, TcpUserTimeout, BitConverter.GetBytes(UserTimeoutMs));
        return Upgraded = new(upgraded, socket);
    }
}
