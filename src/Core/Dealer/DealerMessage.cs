using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>A message to whoever subscribed to its address.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="Headers">What is said about its payload.</param>
/// <param name="Method">Such as PUT, or null.</param>
/// <param name="Payloads">None or one; more cannot be decoded.</param>
public sealed record DealerMessage(
    string Uri, EquatableList<DealerHeader> Headers = default, string? Method = null, EquatableList<DealerPayload> Payloads = default) : DealerFrame
{
    /// <inheritdoc/>
    public override DealerFrameKind Kind => DealerFrameKind.Message;

    /// <summary>The id that the server gives this connection, or null where the message is about something else.</summary>
    public string? ConnectionId =>
        Uri.StartsWith(DealerWords.ConnectionsUri, StringComparison.Ordinal) && DealerHeader.Find(Headers, DealerWords.ConnectionId) is { Length: > 0 } id ? id : null;

    internal static DealerMessage Read(ref WireReader json, ReadOnlySpan<byte> frame)
    {
        var headers = default(EquatableList<DealerHeader>);
        var payloads = default(EquatableList<DealerPayload>);
        string? uri = null, method = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case DealerWords.Uri: uri = json.Text(UriCharsMax); break;
                case DealerWords.Headers: headers = DealerHeader.ReadAll(ref json); break;
                case DealerWords.Method: method = json.Text(UriCharsMax); break;
                case DealerWords.Payloads: payloads = DealerPayload.ReadAll(ref json, frame); break;
                default: json.Skip(); break;
            }
        }

        return new(json.Required(uri, DealerWords.Uri), headers, method, payloads);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(DealerWords.Uri, Uri);
        DealerHeader.WriteAll(json, Headers);
        json.WriteIfPresent(DealerWords.Method, Method);
        json.WriteStartArray(DealerWords.Payloads);
        foreach (var payload in Payloads.Span) payload.Write(json);
        json.WriteEndArray();
    }
}
