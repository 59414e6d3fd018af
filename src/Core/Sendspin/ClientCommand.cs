using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A client asks something of its group.</summary>
/// <param name="Controller">What; null when the message is for roles that are not ours.</param>
public sealed record ClientCommand(ControllerCommand? Controller) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ClientCommand;

    internal static ClientCommand Read(ref WireReader json)
    {
        ControllerCommand? controller = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Controller: controller = ControllerCommand.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new ClientCommand(controller);
    }

    internal override void WriteFields(Utf8JsonWriter json) => Controller?.Write(json);
}
