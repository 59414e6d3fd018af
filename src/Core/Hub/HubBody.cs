using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>The body of a request to a hub, or of its answer: one JSON object. Bodies are values: two with the same fields are equal.</summary>
public abstract record HubBody
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = WireLimits.DepthMax,
    };

    /// <summary>Appends the body as UTF-8 JSON. A text beyond its maximum is written as it is, and refused by who reads it.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteFields(json);
        json.WriteEndObject();
    }

    /// <summary>Writes into the object that is open.</summary>
    internal abstract void WriteFields(Utf8JsonWriter json);
}
