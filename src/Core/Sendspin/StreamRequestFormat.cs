using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A client asks for another format; the server answers with a <see cref="StreamStart"/>.</summary>
/// <param name="Player">What it asks for its player; null when the message is for roles that are not ours.</param>
public sealed record StreamRequestFormat(PlayerFormatRequest? Player) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.StreamRequestFormat;

    internal static StreamRequestFormat Read(ref WireReader json)
    {
        PlayerFormatRequest? player = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Player: player = PlayerFormatRequest.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new StreamRequestFormat(player);
    }

    internal override void WriteFields(Utf8JsonWriter json) => Player?.Write(json);
}
