using System.Buffers;
using System.Globalization;
using Holdover.Dealer;

namespace Holdover.Hub;

/// <summary>What a hub says on a dealer connection, in the frames that a dealer reads.</summary>
public static class HubFrames
{
    /// <summary>Tells the far end of a connection under which id the hub knows it.</summary>
    public static DealerMessage ConnectionId(string id) =>
        new(DealerWords.ConnectionsUri + Uri.EscapeDataString(id), [new DealerHeader(DealerWords.ConnectionId, id)]);

    /// <summary>Tells a device how things stand.</summary>
    public static DealerMessage ClusterUpdate(Cluster cluster)
    {
        var json = new ArrayBufferWriter<byte>();
        cluster.Write(json);
        return new(HubWords.ClusterUri, Method: HubWords.ClusterMethod, Payloads: [new DealerPayload(IsJson: true, new(json.WrittenSpan))]);
    }

    /// <summary>Relays a command as its sender wrote it; the reply is found by its key.</summary>
    /// <param name="exchange">By what its sender is answered.</param>
    /// <param name="payload">What <see cref="PayloadReader"/> reads as a <see cref="DealerCommand"/>.</param>
    public static DealerRequest Command(ExchangeEpoch exchange, ReadOnlySpan<byte> payload) =>
        new(HubWords.CommandUri, exchange.Value.ToString(CultureInfo.InvariantCulture), [], new(payload));

    /// <summary>The exchange that a reply is about: none if its key is not one that we ever wrote.</summary>
    public static ExchangeEpoch ExchangeOf(DealerReply reply) =>
        uint.TryParse(reply.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var exchange)
        && string.Equals(reply.Key, exchange.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? new(exchange)
            : default;
}
