using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>What became of a request.</summary>
/// <param name="Key">The request's key.</param>
/// <param name="Success">Whether it was done.</param>
public sealed record DealerReply(string Key, bool Success) : DealerFrame
{
    /// <inheritdoc/>
    public override DealerFrameKind Kind => DealerFrameKind.Reply;

    internal static DealerReply Read(ref WireReader json)
    {
        string? key = null;
        bool? success = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case DealerWords.Key: key = json.Text(KeyCharsMax); break;
                case DealerWords.Payload: success = ReadPayload(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new(json.Required(key, DealerWords.Key), json.Required(success, DealerWords.Success));
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(DealerWords.Key, Key);
        json.WriteStartObject(DealerWords.Payload);
        json.WriteBoolean(DealerWords.Success, Success);
        json.WriteEndObject();
    }

    private static bool? ReadPayload(ref WireReader json)
    {
        bool? success = null;
        if (!json.EnterObject()) return null;
        while (json.NextField())
        {
            if (json.Name is DealerWords.Success) success = json.Flag();
            else json.Skip();
        }

        return success;
    }
}
