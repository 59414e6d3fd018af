using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>The words of the bus on the wire.</summary>
internal static class DealerWords
{
    public const string Type = "type";
    public const string Uri = "uri";
    public const string Headers = "headers";
    public const string Method = "method";
    public const string Payloads = "payloads";
    public const string MessageIdent = "message_ident";
    public const string Key = "key";
    public const string Payload = "payload";
    public const string Compressed = "compressed";
    public const string Success = "success";
    public const string MessageId = "message_id";
    public const string SentBy = "sent_by_device_id";
    public const string Command = "command";
    public const string Endpoint = "endpoint";

    public const string TransferEncoding = "Transfer-Encoding";
    public const string Gzip = "gzip";
    public const string ConnectionId = "Spotify-Connection-Id";
    public const string ConnectionsUri = "hm://pusher/v1/connections/";

    public static readonly Vocabulary<DealerFrameKind> Kinds = new(
        (DealerFrameKind.Message, "message"),
        (DealerFrameKind.Request, "request"),
        (DealerFrameKind.Reply, "reply"),
        (DealerFrameKind.Ping, "ping"),
        (DealerFrameKind.Pong, "pong"));
}
