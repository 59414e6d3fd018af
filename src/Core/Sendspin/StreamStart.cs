using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A stream begins or, where one is under way, goes on in this format with nothing thrown away.</summary>
/// <param name="Player">The player's stream. It may be null in what is read; the browser client fails on a start without it.</param>
public sealed record StreamStart(PlayerStream? Player) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.StreamStart;

    internal static StreamStart Read(ref WireReader json)
    {
        PlayerStream? player = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Player: player = PlayerStream.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new StreamStart(player);
    }

    internal override void WriteFields(Utf8JsonWriter json) => Player?.Write(json);
}
