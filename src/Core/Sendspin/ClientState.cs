using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>
/// What a player reports of itself: everything once after the hello, then deltas. Null is unchanged, never reset; a
/// heartbeat is a delta of nothing. Servers merge with <see cref="Merge"/>.
/// </summary>
/// <param name="State">How it fares. Read from the payload or from its <c>player</c>, as clients differ; the payload's wins.</param>
/// <param name="Volume">Perceived loudness, 0 to 100.</param>
/// <param name="Muted">Whether it is silenced.</param>
/// <param name="StaticDelayMs">The fixed delay of its output, in milliseconds, 0 to 5,000.</param>
/// <param name="RequiredLeadTimeMs">How long before its time the first chunk must arrive, in milliseconds, 0 to 30,000.</param>
/// <param name="MinBufferMs">The least audio it wants buffered, in milliseconds, 0 to 30,000.</param>
/// <param name="SupportedCommands">Commands that it obeys beyond those of its hello.</param>
public sealed record ClientState(
    PlayerHealth? State = null,
    int? Volume = null,
    bool? Muted = null,
    int? StaticDelayMs = null,
    int? RequiredLeadTimeMs = null,
    int? MinBufferMs = null,
    EquatableList<PlayerCommandKind>? SupportedCommands = null) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ClientState;

    /// <summary>What is known after a delta. What the delta does not mention stays.</summary>
    public static ClientState Merge(ClientState previous, ClientState delta) => new(
        delta.State ?? previous.State,
        delta.Volume ?? previous.Volume,
        delta.Muted ?? previous.Muted,
        delta.StaticDelayMs ?? previous.StaticDelayMs,
        delta.RequiredLeadTimeMs ?? previous.RequiredLeadTimeMs,
        delta.MinBufferMs ?? previous.MinBufferMs,
        delta.SupportedCommands ?? previous.SupportedCommands);

    internal static ClientState Read(ref WireReader json)
    {
        PlayerHealth? state = null;
        ClientState? player = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.State: state = json.Word(Vocabularies.Healths); break;
                case FieldNames.Player: player = ReadPlayer(ref json); break;
                default: json.Skip(); break;
            }
        }

        return Merge(player ?? new ClientState(), new ClientState(state));
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteIfPresent(FieldNames.State, State, Vocabularies.Healths);
        json.WriteStartObject(FieldNames.Player);
        json.WriteIfPresent(FieldNames.Volume, Volume);
        json.WriteIfPresent(FieldNames.Muted, Muted);
        json.WriteIfPresent(FieldNames.StaticDelayMs, StaticDelayMs);
        json.WriteIfPresent(FieldNames.RequiredLeadTimeMs, RequiredLeadTimeMs);
        json.WriteIfPresent(FieldNames.MinBufferMs, MinBufferMs);
        if (SupportedCommands is { } commands)
        {
            json.WriteWords(FieldNames.SupportedCommands, commands, Vocabularies.PlayerCommands);
        }

        json.WriteEndObject();
    }

    private static ClientState? ReadPlayer(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        PlayerHealth? state = null;
        int? volume = null;
        bool? muted = null;
        int? delay = null;
        int? lead = null;
        int? buffer = null;
        EquatableList<PlayerCommandKind>? commands = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.State: state = json.Word(Vocabularies.Healths); break;
                case FieldNames.Volume: volume = json.Int32(0, WireLimits.VolumeMax); break;
                case FieldNames.Muted: muted = json.Flag(); break;
                case FieldNames.StaticDelayMs: delay = json.Int32(0, WireLimits.StaticDelayMsMax); break;
                case FieldNames.RequiredLeadTimeMs: lead = json.Int32(0, WireLimits.LeadMsMax); break;
                case FieldNames.MinBufferMs: buffer = json.Int32(0, WireLimits.LeadMsMax); break;
                case FieldNames.SupportedCommands:
                    commands = json.Words(Vocabularies.PlayerCommands, WireLimits.CommandsMax);
                    break;
                default: json.Skip(); break;
            }
        }

        return new ClientState(state, volume, muted, delay, lead, buffer, commands);
    }
}
