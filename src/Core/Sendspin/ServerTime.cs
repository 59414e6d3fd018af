using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>The answer to a clock probe. All times are in microseconds.</summary>
/// <param name="ClientTransmitted">The probe's number, echoed exactly.</param>
/// <param name="ServerReceived">The server's clock when the probe arrived.</param>
/// <param name="ServerTransmitted">The server's clock when this left.</param>
public sealed record ServerTime(long ClientTransmitted, long ServerReceived, long ServerTransmitted) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ServerTime;

    internal static ServerTime Read(ref WireReader json)
    {
        long? echo = null;
        long? received = null;
        long? transmitted = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.ClientTransmitted: echo = json.Int64(); break;
                case FieldNames.ServerReceived: received = json.Int64(); break;
                case FieldNames.ServerTransmitted: transmitted = json.Int64(); break;
                default: json.Skip(); break;
            }
        }

        return new ServerTime(
            json.Required(echo, FieldNames.ClientTransmitted),
            json.Required(received, FieldNames.ServerReceived),
            json.Required(transmitted, FieldNames.ServerTransmitted));
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber(FieldNames.ClientTransmitted, ClientTransmitted);
        json.WriteNumber(FieldNames.ServerReceived, ServerReceived);
        json.WriteNumber(FieldNames.ServerTransmitted, ServerTransmitted);
    }
}
