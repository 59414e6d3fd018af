using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>Writes text frames.</summary>
public static class MessageWriter
{
    // The relaxed encoder leaves names in any script as they are: no frame is ever pasted into a page.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = WireLimits.DepthMax,
    };

    /// <summary>
    /// Appends a message as UTF-8 JSON. It allocates one small writer; <see cref="TimeFrames"/> answers clock probes without.
    /// A text beyond its maximum is written as it is, and refused by who reads it.
    /// </summary>
    public static void Write(IBufferWriter<byte> output, Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString(FieldNames.Type, Vocabularies.Kinds[message.Kind]);
        json.WriteStartObject(FieldNames.Payload);
        message.WriteFields(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
