using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>A text frame. Messages are values: two with the same fields are equal.</summary>
public abstract record Message
{
    /// <summary>Which type it has on the wire.</summary>
    public abstract MessageKind Kind { get; }

    /// <summary>Writes the fields of the payload, whose object is open.</summary>
    internal abstract void WriteFields(Utf8JsonWriter json);
}
