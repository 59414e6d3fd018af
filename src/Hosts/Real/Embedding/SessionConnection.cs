using System.Net;
using System.Threading.Channels;

using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Real.Embedding;

/// <summary>One connection of an embedded session, as its transport sees it. All of it may be called from any thread.</summary>
public sealed class SessionConnection
{
    /// <summary>Requests that wait at most: a session asks for a few in the life of a connection, and probes one at a time.</summary>
    private const int RequestsMax = 16;

    private readonly ConnectionEpoch epoch;
    private readonly NodePump<SessionNodeInput, SessionNodeEffect> pump;
    private readonly Channel<SessionRequest> requests = Channel.CreateBounded<SessionRequest>(RequestsMax);
    private Func<SessionRequest, ValueTask>? send;

    internal SessionConnection(ConnectionEpoch epoch, NodePump<SessionNodeInput, SessionNodeEffect> pump, Uri url, IPAddress address, string? token)
    {
        (this.epoch, this.pump) = (epoch, pump);
        (Url, Address, Token) = (url, address, token);
    }

    public Uri Url { get; }

    /// <summary>The address of the URL's name that is to be dialled.</summary>
    public IPAddress Address { get; }

    /// <summary>Fetched for this attempt; null if no token is needed.</summary>
    public string? Token { get; }

    /// <summary>How the session comes back: known when a hello is asked for.</summary>
    public Strategy Strategy { get; private set; }

    /// <summary>The transport is open. From now on the session makes its requests, one at a time.</summary>
    /// <param name="send">Does what is asked. If it throws, the connection has broken.</param>
    public ValueTask Opened(Func<SessionRequest, ValueTask> send)
    {
        this.send = send;
        return Tell(SessionInput.TransportOpened(epoch));
    }

    /// <summary>The peer's hello came: the session is up.</summary>
    public ValueTask Greeted() => Tell(SessionInput.Greeted(epoch));

    /// <summary>Anything else came: the peer lives.</summary>
    public ValueTask Received() => Tell(SessionInput.BytesReceived(epoch));

    /// <summary>The peer said that it will not be there much longer: the session goes to the next URL, and leaves this one when that is up.</summary>
    public ValueTask GoingAway() => Tell(SessionInput.GoingAway(epoch));

    /// <summary>The peer did not take the token, or wants one (401), instead of opening: the next attempt brings a fresh one.</summary>
    public ValueTask Refused() => Tell(SessionInput.TransportRefused(epoch));

    /// <summary>The peer publishes at a path; after a reconnect it says so again. It counts from the greeting on.</summary>
    /// <param name="path">A number of yours for the path, from 1.</param>
    /// <param name="publisher">A number of yours for who publishes, from 1: the same after a reconnect.</param>
    public ValueTask Announced(int path, int publisher)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(publisher);
        return Tell(SessionNodeInput.Announced(epoch, new(path), new((uint)publisher)));
    }

    /// <summary>The peer has finished publishing at a path.</summary>
    public ValueTask Withdrawn(int path) => Tell(SessionNodeInput.Withdrawn(epoch, new(path)));

    internal void Ask(SessionRequest request, Strategy strategy)
    {
        if (request == SessionRequest.Hello)
            Strategy = strategy;
        requests.Writer.TryWrite(request);
    }

    /// <summary>Runs the transport and makes the session's requests of it, until either ends; tells which way, and waits for the transport to end.</summary>
    internal async Task Run(ISessionTransport transport, CancellationToken abort)
    {
        var carrying = Carry(transport, abort);
        var closed = await await Task.WhenAny(carrying, MakeRequests(abort));
        var cause = closed ? LossCause.ClosedByPeer : LossCause.TransportError;
        await Tell(send is null ? SessionInput.TransportFailed(epoch) : SessionInput.TransportClosed(epoch, cause));
        await carrying;
    }

    private async Task<bool> Carry(ISessionTransport transport, CancellationToken abort)
    {
        try
        {
            await transport.Run(this, abort);
            return true;
        }
        catch (Exception)
        {
            // Whatever it was, it ended the connection, and the session has its own way on.
            return false;
        }
    }

    private async Task<bool> MakeRequests(CancellationToken abort)
    {
        try
        {
            while (await requests.Reader.WaitToReadAsync(abort))
            {
                while (requests.Reader.TryRead(out var request))
                    await send!(request);
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private async ValueTask Tell(SessionNodeInput input) => await pump.Post(input);
}
