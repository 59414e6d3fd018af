using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>A request to whoever handles its address, who owes a reply by its key.</summary>
/// <param name="MessageIdent">Its address.</param>
/// <param name="Key">By what it is answered.</param>
/// <param name="Headers">What is said about its payload.</param>
/// <param name="Compressed">Its payload, encoded as the headers say.</param>
public sealed record DealerRequest(string MessageIdent, string Key, EquatableList<DealerHeader> Headers, EquatableList<byte> Compressed) : DealerFrame
{
    /// <inheritdoc/>
    public override DealerFrameKind Kind => DealerFrameKind.Request;

    internal static DealerRequest Read(ref WireReader json)
    {
        var headers = default(EquatableList<DealerHeader>);
        EquatableList<byte>? compressed = null;
        string? ident = null, key = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case DealerWords.MessageIdent: ident = json.Text(UriCharsMax); break;
                case DealerWords.Key: key = json.Text(KeyCharsMax); break;
                case DealerWords.Headers: headers = DealerHeader.ReadAll(ref json); break;
                case DealerWords.Payload: compressed = ReadPayload(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new(
            json.Required(ident, DealerWords.MessageIdent),
            json.Required(key, DealerWords.Key),
            headers,
            json.Required(compressed, DealerWords.Compressed));
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(DealerWords.MessageIdent, MessageIdent);
        json.WriteString(DealerWords.Key, Key);
        DealerHeader.WriteAll(json, Headers);
        json.WriteStartObject(DealerWords.Payload);
        json.WriteBase64String(DealerWords.Compressed, Compressed.Span);
        json.WriteEndObject();
    }

    private static EquatableList<byte>? ReadPayload(ref WireReader json)
    {
        EquatableList<byte>? compressed = null;
        if (!json.EnterObject()) return null;
        while (json.NextField())
        {
            if (json.Name is DealerWords.Compressed && !json.IsNull) compressed = json.Base64(DealerPayload.BytesMax);
            else json.Skip();
        }

        return compressed;
    }
}
