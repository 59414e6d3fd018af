using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A client leaves, and the server closes the connection. A client that leaves without it is taken to restart.</summary>
/// <param name="Reason">Why; <see cref="GoodbyeReason.Unknown"/> is written as no reason at all.</param>
public sealed record ClientGoodbye(GoodbyeReason Reason) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ClientGoodbye;

    internal static ClientGoodbye Read(ref WireReader json)
    {
        var reason = GoodbyeReason.Unknown;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Reason: reason = json.Word(Vocabularies.GoodbyeReasons) ?? GoodbyeReason.Unknown; break;
                default: json.Skip(); break;
            }
        }

        return new ClientGoodbye(reason);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        if (Reason != GoodbyeReason.Unknown) json.WriteString(FieldNames.Reason, Vocabularies.GoodbyeReasons[Reason]);
    }
}
