using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A clock probe. The answer echoes the number exactly: clients compare it for identity.</summary>
/// <param name="ClientTransmitted">The client's clock when it sent this, in microseconds from any epoch.</param>
public sealed record ClientTime(long ClientTransmitted) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ClientTime;

    internal static ClientTime Read(ref WireReader json) => new(ReadFields(ref json));

    /// <summary>Reads the only field, without allocating.</summary>
    internal static long ReadFields(ref WireReader json)
    {
        long? transmitted = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.ClientTransmitted: transmitted = json.Int64(); break;
                default: json.Skip(); break;
            }
        }

        return json.Required(transmitted, FieldNames.ClientTransmitted);
    }

    internal override void WriteFields(Utf8JsonWriter json) =>
        json.WriteNumber(FieldNames.ClientTransmitted, ClientTransmitted);
}
