using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Holdover.Commands;

/// <summary>The one JSON object that a command with --json prints on its last line.</summary>
internal static class Json
{
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static string Line(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Utf8.GetString(buffer.WrittenSpan);
    }
}
