using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>What a player asks of its format. Null leaves a part to the server. Bounds are those of <see cref="AudioFormat"/>.</summary>
/// <param name="Codec">How chunks shall be encoded.</param>
/// <param name="SampleRate">Frames a second.</param>
/// <param name="Channels">Samples a frame.</param>
/// <param name="BitDepth">Bits of a decoded sample.</param>
public sealed record PlayerFormatRequest(
    Codec? Codec = null, int? SampleRate = null, int? Channels = null, int? BitDepth = null)
{
    internal static PlayerFormatRequest? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        var fields = default(AudioFormatFields);
        while (json.NextField())
        {
            if (!fields.TryRead(ref json)) json.Skip();
        }

        return fields.Partial(ref json);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.Player);
        json.WriteIfPresent(FieldNames.Codec, Codec, Vocabularies.Codecs);
        json.WriteIfPresent(FieldNames.SampleRate, SampleRate);
        json.WriteIfPresent(FieldNames.Channels, Channels);
        json.WriteIfPresent(FieldNames.BitDepth, BitDepth);
        json.WriteEndObject();
    }
}
