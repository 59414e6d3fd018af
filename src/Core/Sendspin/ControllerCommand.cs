using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A controller's command. Volume and mute carry their argument; a message without it is refused.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Volume">The group's perceived loudness, 0 to 100.</param>
/// <param name="Mute">True to silence the group.</param>
public sealed record ControllerCommand(ControllerCommandKind Command, int? Volume = null, bool? Mute = null)
{
    internal static ControllerCommand? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        ControllerCommandKind? command = null;
        int? volume = null;
        bool? mute = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Command: command = json.KnownWord(Vocabularies.ControllerCommands); break;
                case FieldNames.Volume: volume = json.Int32(0, WireLimits.VolumeMax); break;
                case FieldNames.Mute: mute = json.Flag(); break;
                default: json.Skip(); break;
            }
        }

        if (command == ControllerCommandKind.Volume) json.Required(volume, FieldNames.Volume);
        if (command == ControllerCommandKind.Mute) json.Required(mute, FieldNames.Mute);
        return new ControllerCommand(json.Required(command, FieldNames.Command), volume, mute);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.Controller);
        json.WriteString(FieldNames.Command, Vocabularies.ControllerCommands[Command]);
        json.WriteIfPresent(FieldNames.Volume, Volume);
        json.WriteIfPresent(FieldNames.Mute, Mute);
        json.WriteEndObject();
    }
}
