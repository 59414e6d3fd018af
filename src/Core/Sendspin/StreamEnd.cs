using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>The stream is over: stop, and throw away what is buffered.</summary>
/// <param name="Roles">The families of roles it is for; null is all of them.</param>
public sealed record StreamEnd(EquatableList<string>? Roles) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.StreamEnd;

    /// <summary>Whether it is for a family of roles, such as <see cref="Sendspin.Roles.PlayerFamily"/>.</summary>
    public bool IsFor(string roleFamily) => Roles is not { } roles || roles.Contains(roleFamily);

    internal static StreamEnd Read(ref WireReader json) => new(RoleList.Read(ref json));

    internal override void WriteFields(Utf8JsonWriter json) => RoleList.Write(json, FieldNames.Roles, Roles);
}
