using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>The server's answer to <see cref="ClientHello"/>; only after it does a client say anything else.</summary>
/// <param name="ServerId">Who the server is, across restarts.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Version">The version of the message format; <see cref="ClientHello.ProtocolVersion"/> is ours.</param>
/// <param name="ActiveRoles">The roles that it serves to this client.</param>
/// <param name="ConnectionReason">Why it dialled; null where the client did, or for a reason of a later time.</param>
public sealed record ServerHello(
    string ServerId, string Name, int Version, EquatableList<string> ActiveRoles, ConnectionReason? ConnectionReason)
    : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ServerHello;

    internal static ServerHello Read(ref WireReader json)
    {
        string? id = null;
        string? name = null;
        int? version = null;
        EquatableList<string>? roles = null;
        ConnectionReason? reason = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.ServerId: id = json.Text(WireLimits.IdCharsMax); break;
                case FieldNames.Name: name = json.Text(WireLimits.TextCharsMax); break;
                case FieldNames.Version: version = json.Int32(); break;
                case FieldNames.ActiveRoles: roles = RoleList.ReadList(ref json); break;
                case FieldNames.ConnectionReason: reason = json.Word(Vocabularies.ConnectionReasons); break;
                default: json.Skip(); break;
            }
        }

        return new ServerHello(
            json.Required(id, FieldNames.ServerId),
            json.Required(name, FieldNames.Name),
            json.Required(version, FieldNames.Version),
            json.Required(roles, FieldNames.ActiveRoles),
            reason);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(FieldNames.ServerId, ServerId);
        json.WriteString(FieldNames.Name, Name);
        json.WriteNumber(FieldNames.Version, Version);
        RoleList.Write(json, FieldNames.ActiveRoles, ActiveRoles);
        json.WriteIfPresent(FieldNames.ConnectionReason, ConnectionReason, Vocabularies.ConnectionReasons);
    }
}
