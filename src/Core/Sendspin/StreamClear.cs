using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>Throw away what is buffered, and go on with what comes next: after a seek, or on a changed timeline.</summary>
/// <param name="Roles">The families of roles it is for; null is all of them.</param>
public sealed record StreamClear(EquatableList<string>? Roles) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.StreamClear;

    /// <summary>Whether it is for a family of roles, such as <see cref="Sendspin.Roles.PlayerFamily"/>.</summary>
    public bool IsFor(string roleFamily) => Roles is not { } roles || roles.Contains(roleFamily);

    internal static StreamClear Read(ref WireReader json) => new(RoleList.Read(ref json));

    internal override void WriteFields(Utf8JsonWriter json) => RoleList.Write(json, FieldNames.Roles, Roles);
}
