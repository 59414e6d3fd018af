using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>What a player plays.</summary>
/// <param name="SupportedFormats">Its formats, the preferred one first. Formats of a later time are passed over.</param>
/// <param name="BufferCapacity">The bytes of chunks, headers included, that it holds at once and a server must not exceed.</param>
/// <param name="SupportedCommands">The commands that it obeys.</param>
public sealed record PlayerSupport(
    EquatableList<AudioFormat> SupportedFormats,
    int BufferCapacity,
    EquatableList<PlayerCommandKind> SupportedCommands)
{
    internal static PlayerSupport? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        EquatableList<AudioFormat>? formats = null;
        int? capacity = null;
        EquatableList<PlayerCommandKind>? commands = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.SupportedFormats: formats = ReadFormats(ref json); break;
                case FieldNames.BufferCapacity: capacity = json.Int32(0, WireLimits.BufferCapacityBytesMax); break;
                case FieldNames.SupportedCommands:
                    commands = json.Words(Vocabularies.PlayerCommands, WireLimits.CommandsMax);
                    break;
                default: json.Skip(); break;
            }
        }

        return new PlayerSupport(
            json.Required(formats, FieldNames.SupportedFormats),
            json.Required(capacity, FieldNames.BufferCapacity),
            commands ?? []);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.PlayerSupport);
        json.WriteStartArray(FieldNames.SupportedFormats);
        foreach (var format in SupportedFormats.Span)
        {
            json.WriteStartObject();
            format.WriteFields(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber(FieldNames.BufferCapacity, BufferCapacity);
        json.WriteWords(FieldNames.SupportedCommands, SupportedCommands, Vocabularies.PlayerCommands);
        json.WriteEndObject();
    }

    private static EquatableList<AudioFormat>? ReadFormats(ref WireReader json)
    {
        if (!json.EnterArray()) return null;
        var formats = new List<AudioFormat>();
        for (var seen = 0; json.NextItem(seen, WireLimits.FormatsMax); seen++)
        {
            if (ReadFormat(ref json) is { } format) formats.Add(format);
        }

        return new EquatableList<AudioFormat>(formats.ToArray());
    }

    private static AudioFormat? ReadFormat(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        var fields = default(AudioFormatFields);
        while (json.NextField())
        {
            if (!fields.TryRead(ref json)) json.Skip();
        }

        return fields.CompleteIfKnown(ref json);
    }
}
