using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>Reads and writes the three cases of a delta's field: absent writes nothing, null writes null.</summary>
internal static class FieldJson
{
    /// <summary>What a getter found: a value, or the null that it found in its place.</summary>
    public static Field<T> ToField<T>(this T? value)
        where T : class => value is null ? Field<T>.Null : value;

    /// <inheritdoc cref="ToField{T}(T)"/>
    public static Field<T> ToField<T>(this T? value)
        where T : struct => value is { } found ? found : Field<T>.Null;

    public static void WriteField(this Utf8JsonWriter json, string name, Field<string> field)
    {
        if (field.HasValue) json.WriteString(name, field.Value);
        else json.WriteNull(name, field);
    }

    public static void WriteField(this Utf8JsonWriter json, string name, Field<long> field)
    {
        if (field.HasValue) json.WriteNumber(name, field.Value);
        else json.WriteNull(name, field);
    }

    public static void WriteField(this Utf8JsonWriter json, string name, Field<int> field)
    {
        if (field.HasValue) json.WriteNumber(name, field.Value);
        else json.WriteNull(name, field);
    }

    public static void WriteField(this Utf8JsonWriter json, string name, Field<bool> field)
    {
        if (field.HasValue) json.WriteBoolean(name, field.Value);
        else json.WriteNull(name, field);
    }

    public static void WriteField<T>(this Utf8JsonWriter json, string name, Field<T> field, Vocabulary<T> vocabulary)
        where T : struct, Enum
    {
        if (field.HasValue) json.WriteString(name, vocabulary[field.Value]);
        else json.WriteNull(name, field);
    }

    /// <summary>Writes null for a field that is null, and nothing for one that is absent.</summary>
    public static void WriteNull<T>(this Utf8JsonWriter json, string name, Field<T> field)
        where T : notnull
    {
        if (field.IsNull) json.WriteNull(name);
    }
}
