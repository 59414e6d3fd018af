using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>What a controller may ask, and the group's volume: a delta.</summary>
/// <param name="SupportedCommands">The commands that the group obeys.</param>
/// <param name="Volume">The mean of its players' volumes, 0 to 100.</param>
/// <param name="Muted">Whether all its players are silenced.</param>
public sealed record ControllerState(
    Field<EquatableList<ControllerCommandKind>> SupportedCommands = default,
    Field<int> Volume = default,
    Field<bool> Muted = default)
{
    /// <summary>What is known after a delta: absent leaves, null deletes.</summary>
    public static ControllerState Merge(ControllerState previous, ControllerState delta) => new(
        delta.SupportedCommands.Over(previous.SupportedCommands),
        delta.Volume.Over(previous.Volume),
        delta.Muted.Over(previous.Muted));

    internal static ControllerState? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        var commands = default(Field<EquatableList<ControllerCommandKind>>);
        var volume = default(Field<int>);
        var muted = default(Field<bool>);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.SupportedCommands:
                    commands = json.Words(Vocabularies.ControllerCommands, WireLimits.CommandsMax).ToField();
                    break;
                case FieldNames.Volume: volume = json.Int32(0, WireLimits.VolumeMax).ToField(); break;
                case FieldNames.Muted: muted = json.Flag().ToField(); break;
                default: json.Skip(); break;
            }
        }

        return new ControllerState(commands, volume, muted);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.Controller);
        if (SupportedCommands.HasValue)
        {
            json.WriteWords(FieldNames.SupportedCommands, SupportedCommands.Value, Vocabularies.ControllerCommands);
        }

        json.WriteNull(FieldNames.SupportedCommands, SupportedCommands);
        json.WriteField(FieldNames.Volume, Volume);
        json.WriteField(FieldNames.Muted, Muted);
        json.WriteEndObject();
    }
}
