using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>A text frame of the bus: one JSON object. Frames are values: two with the same fields are equal.</summary>
public abstract record DealerFrame
{
    /// <summary>Addresses and methods, in UTF-16 units.</summary>
    public const int UriCharsMax = DealerUri.CharsMax;

    /// <summary>The key of a request, in UTF-16 units. What is longer is no key, and cannot be answered.</summary>
    public const int KeyCharsMax = 256;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = WireLimits.DepthMax,
    };

    /// <summary>Which type it has on the wire.</summary>
    public abstract DealerFrameKind Kind { get; }

    /// <summary>Appends the frame as UTF-8 JSON. A text beyond its maximum is written as it is, and refused by who reads it.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString(DealerWords.Type, DealerWords.Kinds[Kind]);
        WriteFields(json);
        json.WriteEndObject();
    }

    /// <summary>Writes what follows the type, into the object that is open.</summary>
    internal virtual void WriteFields(Utf8JsonWriter json)
    {
    }
}
