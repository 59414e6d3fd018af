using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A client's first message: who it is and what it can do.</summary>
/// <param name="ClientId">Who the client is, across reconnects and restarts.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Version">The version of the message format; <see cref="ProtocolVersion"/> is ours.</param>
/// <param name="SupportedRoles">Its roles, in order of preference; see <see cref="Roles"/>.</param>
/// <param name="DeviceInfo">What it runs on, if it says so.</param>
/// <param name="PlayerSupport">What it plays, if it plays.</param>
/// <param name="HoldoverSupport">Where it stands, if it is one of our speakers.</param>
public sealed record ClientHello(
    string ClientId,
    string Name,
    int Version,
    EquatableList<string> SupportedRoles,
    DeviceInfo? DeviceInfo = null,
    PlayerSupport? PlayerSupport = null,
    HoldoverSupport? HoldoverSupport = null) : Message
{
    /// <summary>The version of the message format that is spoken here: plaintext, version 1.</summary>
    public const int ProtocolVersion = 1;

    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ClientHello;

    internal static ClientHello Read(ref WireReader json)
    {
        string? id = null;
        string? name = null;
        int? version = null;
        EquatableList<string>? roles = null;
        DeviceInfo? device = null;
        PlayerSupport? player = null;
        PlayerSupport? legacyPlayer = null;
        HoldoverSupport? holdover = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.ClientId: id = json.Text(WireLimits.IdCharsMax); break;
                case FieldNames.Name: name = json.Text(WireLimits.TextCharsMax); break;
                case FieldNames.Version: version = json.Int32(); break;
                case FieldNames.SupportedRoles: roles = RoleList.ReadList(ref json); break;
                case FieldNames.DeviceInfo: device = Sendspin.DeviceInfo.Read(ref json); break;
                case FieldNames.PlayerSupport: player = Sendspin.PlayerSupport.Read(ref json); break;
                case FieldNames.PlayerSupportLegacy: legacyPlayer = Sendspin.PlayerSupport.Read(ref json); break;
                case FieldNames.HoldoverSupport: holdover = Sendspin.HoldoverSupport.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new ClientHello(
            json.Required(id, FieldNames.ClientId),
            json.Required(name, FieldNames.Name),
            json.Required(version, FieldNames.Version),
            json.Required(roles, FieldNames.SupportedRoles),
            device,
            player ?? legacyPlayer,
            holdover);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(FieldNames.ClientId, ClientId);
        json.WriteString(FieldNames.Name, Name);
        json.WriteNumber(FieldNames.Version, Version);
        RoleList.Write(json, FieldNames.SupportedRoles, SupportedRoles);
        DeviceInfo?.Write(json);
        PlayerSupport?.Write(json);
        HoldoverSupport?.Write(json);
    }
}
