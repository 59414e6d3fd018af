using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>
/// What the connections of a dealer bring, as inputs of its node; and what it says on them, as frames. The texts of the
/// peer stay here, under the ids by which the node knows them, for as long as it needs them: the id and the open keys of
/// one connection, and what messages carry until nobody will be given them any more.
/// </summary>
/// <param name="addresses">The texts of the node.</param>
public sealed class DealerFrames(TextTable addresses)
{
    private readonly PeerTexts peer = new();
    private readonly SortedDictionary<int, DealerPayload?> carried = [];
    private ConnectionEpoch current;
    private DealerCommand? command;
    private int minted;

    /// <summary>The command of the request that was read last; null if that was no request that could be read.</summary>
    public DealerCommand? Command => command;

    /// <summary>Messages that somebody may still be given.</summary>
    public int Carried => carried.Count;

    /// <summary>What a message carries; null if nothing, or if it was released.</summary>
    public DealerPayload? PayloadOf(int handle) => carried.GetValueOrDefault(handle);

    /// <summary>The text of a connection id.</summary>
    public string? TextOf(TextId id) => peer[id];

    /// <summary>
    /// Reads one whole text frame. The node must be given what it is read as, its effects be carried out, and
    /// <see cref="Settle"/> be told, before the next is read. What an older connection brings late is stale, whatever it says.
    /// </summary>
    public BusInput Read(ConnectionEpoch connection, ReadOnlySpan<byte> frame)
    {
        command = null;
        if (connection.Value < current.Value)
            return DealerInput.PongReceived(connection);
        if (connection != current)
            peer.Clear();
        current = connection;
        var reading = DealerFrameReader.Read(frame);
        return reading.Frame switch
        {
            DealerPing => DealerInput.PingReceived(connection),
            DealerPong => DealerInput.PongReceived(connection),
            DealerMessage { ConnectionId: { } id } => DealerInput.ConnectionIdReceived(connection, peer.Hold(id)),
            DealerMessage message => ReadMessage(message),
            DealerRequest request => ReadRequest(request),
            _ => reading.RequestKey is { } owed ? Refuse(owed) : BusInput.FrameUnreadable(),
        };
    }

    /// <summary>The reply that is asked for, or null if its request is of a connection that is gone.</summary>
    public DealerReply? ReplyOf(in DealerEffect effect) =>
        effect.Connection == current && peer[effect.Key] is { } text ? new(text, effect.Success) : null;

    /// <summary>Gives up what an effect says is needed no more.</summary>
    public void Release(in DealerEffect effect)
    {
        if (effect.Action == DealerAction.ReleaseMessage)
            carried.Remove(effect.Handle);
        else if (effect.Action == DealerAction.ReleaseAllMessages)
            carried.Clear();
        else if (effect.Action == DealerAction.SendReply && effect.Connection == current)
            peer.Release(effect.Key);
    }

    /// <summary>The step is over: what the node does not name now, it never will.</summary>
    /// <param name="isNamed">Whether it names a text of a connection.</param>
    public void Settle(Func<ConnectionEpoch, TextId, bool> isNamed)
    {
        command = null;
        peer.ReleaseUnless(text => isNamed(current, text));
    }

    private BusInput ReadMessage(DealerMessage message)
    {
        if (PayloadReader.TryRead(message, out var payload) != PayloadError.None)
            return BusInput.FrameUnreadable();
        carried.Add(++minted, payload);
        return BusInput.MessageReceived(current, AddressOf(message.Uri), minted);
    }

    private BusInput ReadRequest(DealerRequest request)
    {
        if (PayloadReader.TryRead(request, out command) != PayloadError.None)
            return Refuse(request.Key);
        return BusInput.RequestReceived(current, peer.Hold(request.Key), AddressOf(request.MessageIdent), command!.Identity, ++minted);
    }

    private BusInput Refuse(string owed) => DealerInput.RequestUnreadable(current, peer.Hold(owed));

    private TextId AddressOf(string uri)
    {
        Span<TextId> path = stackalloc TextId[DealerUri.SegmentsMax];
        var known = DealerUri.Path(uri, addresses, path);
        return known == 0 ? TextId.None : path[known - 1];
    }
}
