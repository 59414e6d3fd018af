using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>Lists of roles, read and written alike wherever they appear.</summary>
internal static class RoleList
{
    /// <summary>Reads a payload of which the roles are the only field.</summary>
    public static EquatableList<string>? Read(ref WireReader json)
    {
        EquatableList<string>? roles = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Roles: roles = ReadList(ref json); break;
                default: json.Skip(); break;
            }
        }

        return roles;
    }

    public static EquatableList<string>? ReadList(ref WireReader json) =>
        json.Texts(WireLimits.RolesMax, WireLimits.IdCharsMax);

    public static void Write(Utf8JsonWriter json, string field, EquatableList<string>? roles)
    {
        if (roles is not { } list) return;
        json.WriteStartArray(field);
        foreach (var role in list.Span) json.WriteStringValue(role);
        json.WriteEndArray();
    }
}
