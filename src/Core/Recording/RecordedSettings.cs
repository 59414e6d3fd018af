using System.Text.Json;
using System.Text.Json.Serialization;

using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>A node's settings as text, so that a recording says under which it was made, and is replayed under the same.</summary>
public static class RecordedSettings
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Write<T>(T settings) => JsonSerializer.Serialize(settings, Options);

    /// <summary>Reads what <see cref="Write"/> wrote; null if it is not that, or of another build whose settings had other names.</summary>
    public static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
