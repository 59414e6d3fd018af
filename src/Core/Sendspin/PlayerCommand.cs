using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A command to a player. Each carries its argument; a message without it is refused.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Volume">Perceived loudness, 0 to 100.</param>
/// <param name="Mute">True to silence it.</param>
/// <param name="StaticDelayMs">The fixed delay of its output, in milliseconds, 0 to 5,000.</param>
public sealed record PlayerCommand(
    PlayerCommandKind Command, int? Volume = null, bool? Mute = null, int? StaticDelayMs = null)
{
    internal static PlayerCommand? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        PlayerCommandKind? command = null;
        int? volume = null;
        bool? mute = null;
        int? delay = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Command: command = json.KnownWord(Vocabularies.PlayerCommands); break;
                case FieldNames.Volume: volume = json.Int32(0, WireLimits.VolumeMax); break;
                case FieldNames.Mute: mute = json.Flag(); break;
                case FieldNames.StaticDelayMs: delay = json.Int32(0, WireLimits.StaticDelayMsMax); break;
                default: json.Skip(); break;
            }
        }

        if (command == PlayerCommandKind.Volume) json.Required(volume, FieldNames.Volume);
        if (command == PlayerCommandKind.Mute) json.Required(mute, FieldNames.Mute);
        if (command == PlayerCommandKind.SetStaticDelay) json.Required(delay, FieldNames.StaticDelayMs);
        return new PlayerCommand(json.Required(command, FieldNames.Command), volume, mute, delay);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.Player);
        json.WriteString(FieldNames.Command, Vocabularies.PlayerCommands[Command]);
        json.WriteIfPresent(FieldNames.Volume, Volume);
        json.WriteIfPresent(FieldNames.Mute, Mute);
        json.WriteIfPresent(FieldNames.StaticDelayMs, StaticDelayMs);
        json.WriteEndObject();
    }
}
