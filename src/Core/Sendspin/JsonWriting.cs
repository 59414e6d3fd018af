using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>Writes what may be absent. The counterpart of <see cref="WireReader"/>, in which null is absent.</summary>
internal static class JsonWriting
{
    public static void WriteIfPresent(this Utf8JsonWriter json, string field, string? value)
    {
        if (value is not null) json.WriteString(field, value);
    }

    public static void WriteIfPresent(this Utf8JsonWriter json, string field, long? value)
    {
        if (value is { } number) json.WriteNumber(field, number);
    }

    public static void WriteIfPresent(this Utf8JsonWriter json, string field, bool? value)
    {
        if (value is { } flag) json.WriteBoolean(field, flag);
    }

    public static void WriteIfPresent<T>(this Utf8JsonWriter json, string field, T? value, Vocabulary<T> vocabulary)
        where T : struct, Enum
    {
        if (value is { } word) json.WriteString(field, vocabulary[word]);
    }

    public static void WriteWords<T>(this Utf8JsonWriter json, string field, EquatableList<T> values, Vocabulary<T> vocabulary)
        where T : struct, Enum
    {
        json.WriteStartArray(field);
        foreach (var value in values.Span) json.WriteStringValue(vocabulary[value]);
        json.WriteEndArray();
    }
}
