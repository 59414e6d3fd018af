using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>How the chunks of a player's stream are encoded.</summary>
/// <param name="Format">Their format.</param>
/// <param name="CodecHeader">What a decoder needs before the first chunk, FLAC's stream header; empty where it needs nothing.</param>
public sealed record PlayerStream(AudioFormat Format, EquatableList<byte> CodecHeader = default)
{
    internal static PlayerStream? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        var fields = default(AudioFormatFields);
        var header = default(EquatableList<byte>);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.CodecHeader: header = json.Base64(WireLimits.CodecHeaderBytesMax); break;
                default:
                    if (!fields.TryRead(ref json)) json.Skip();
                    break;
            }
        }

        return new PlayerStream(fields.Complete(ref json), header);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.Player);
        Format.WriteFields(json);
        if (CodecHeader.Count > 0) json.WriteBase64String(FieldNames.CodecHeader, CodecHeader.Span);
        json.WriteEndObject();
    }
}
