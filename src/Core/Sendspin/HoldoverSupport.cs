using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>
/// Where one of our speakers stands, so that a server resumes with the very next frame. The protocol leaves names that start
/// with an underscore to applications; other servers pass over it.
/// </summary>
/// <param name="ReceivedUntil">
/// When the frame after the last one it has is due, in microseconds of the server's clock; null if it never had any.
/// </param>
public sealed record HoldoverSupport(long? ReceivedUntil)
{
    internal static HoldoverSupport? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        long? receivedUntil = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.ReceivedUntil: receivedUntil = json.Int64(); break;
                default: json.Skip(); break;
            }
        }

        return new HoldoverSupport(receivedUntil);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.HoldoverSupport);
        json.WriteIfPresent(FieldNames.ReceivedUntil, ReceivedUntil);
        json.WriteEndObject();
    }
}
