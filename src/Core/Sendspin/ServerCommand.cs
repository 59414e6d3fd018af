using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A server asks something of a client.</summary>
/// <param name="Player">What of its player; null when the message is for roles that are not ours.</param>
public sealed record ServerCommand(PlayerCommand? Player) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ServerCommand;

    internal static ServerCommand Read(ref WireReader json)
    {
        PlayerCommand? player = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Player: player = PlayerCommand.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new ServerCommand(player);
    }

    internal override void WriteFields(Utf8JsonWriter json) => Player?.Write(json);
}
