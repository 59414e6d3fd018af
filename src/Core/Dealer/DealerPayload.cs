using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>One payload of a message.</summary>
/// <param name="IsJson">Whether it came as a JSON value, which no transfer encoding touches; otherwise it is bytes.</param>
/// <param name="Content">The bytes, or the value's text in UTF-8.</param>
public sealed record DealerPayload(bool IsJson, EquatableList<byte> Content)
{
    /// <summary>Payloads that one frame may list, though only one is ever read.</summary>
    public const int CountMax = 16;

    /// <summary>No frame holds more base64 than this many bytes.</summary>
    public const int BytesMax = WireLimits.TextFrameBytesMax / 4 * 3;

    /// <summary>A string is base64, an array of nothing but byte numbers is bytes, and all else is itself.</summary>
    internal static DealerPayload Read(ref WireReader json, ReadOnlySpan<byte> frame)
    {
        if (json.IsText) return new(IsJson: false, json.Base64(BytesMax));
        var raw = frame[json.SkipRange()];
        return TryReadNumbers(raw, out var bytes) ? new(IsJson: false, bytes) : new(IsJson: true, new(raw));
    }

    internal static EquatableList<DealerPayload> ReadAll(ref WireReader json, ReadOnlySpan<byte> frame)
    {
        if (!json.EnterArray()) return default;
        var payloads = new List<DealerPayload>();
        for (var seen = 0; json.NextItem(seen, CountMax); seen++) payloads.Add(Read(ref json, frame));
        return new(payloads.ToArray());
    }

    internal void Write(Utf8JsonWriter json)
    {
        if (IsJson) json.WriteRawValue(Content.Span);
        else json.WriteBase64StringValue(Content.Span);
    }

    private static bool TryReadNumbers(ReadOnlySpan<byte> raw, out EquatableList<byte> bytes)
    {
        bytes = default;
        if (raw is not [(byte)'[', ..]) return false;
        var json = new Utf8JsonReader(raw);
        var numbers = new List<byte>();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetByte(out var number)) numbers.Add(number);
        if (json.TokenType != JsonTokenType.EndArray) return false;
        bytes = new(numbers.ToArray());
        return true;
    }
}
