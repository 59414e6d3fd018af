using System.Text.Json;
using System.Text.Unicode;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>
/// Reads what messages and requests carry. Any bytes give a value or a named error. Who cannot read a request still owes
/// it a reply.
/// </summary>
public static class PayloadReader
{
    /// <summary>The payload of a message: null if it has none. JSON is as it came; bytes are inflated if the headers say so.</summary>
    public static PayloadError TryRead(DealerMessage message, out DealerPayload? content)
    {
        ArgumentNullException.ThrowIfNull(message);
        content = message.Payloads.Count == 1 ? message.Payloads[0] : null;
        if (message.Payloads.Count > 1)
            return PayloadError.ManyPayloads;
        if (content is null || content.IsJson)
            return PayloadError.None;
        var error = Decode(message.Headers, content.Content, out var bytes);
        content = error == PayloadError.None ? new(IsJson: false, bytes) : null;
        return error;
    }

    /// <summary>The command that a request carries.</summary>
    public static PayloadError TryRead(DealerRequest request, out DealerCommand? command)
    {
        ArgumentNullException.ThrowIfNull(request);
        command = null;
        var error = Decode(request.Headers, request.Compressed, out var bytes);
        return error == PayloadError.None ? TryRead(bytes.Span, out command) : error;
    }

    /// <summary>The command that a payload is once it is decoded, or that a controller posts.</summary>
    public static PayloadError TryRead(ReadOnlySpan<byte> payload, out DealerCommand? command)
    {
        command = null;
        if (payload.Length > WireLimits.TextFrameBytesMax)
            return PayloadError.TooLarge;
        return Utf8.IsValid(payload) ? ReadCommand(payload, out command) : PayloadError.NotUtf8;
    }

    /// <summary>Bytes whose transfer encoding is exactly gzip are inflated; with any other, or none, they pass as they are.</summary>
    private static PayloadError Decode(EquatableList<DealerHeader> headers, EquatableList<byte> encoded, out EquatableList<byte> decoded)
    {
        decoded = encoded;
        if (DealerHeader.Find(headers, DealerWords.TransferEncoding) != DealerWords.Gzip)
            return PayloadError.None;
        var error = Gzip.TryInflate(encoded.Span, out var inflated);
        decoded = new(inflated);
        return error;
    }

    private static PayloadError ReadCommand(ReadOnlySpan<byte> payload, out DealerCommand? command)
    {
        command = null;
        try
        {
            var json = new WireReader(payload, stackalloc char[WireReader.NameCharsMax]);
            var read = DealerCommand.Read(ref json, payload);
            command = json.Failed ? null : read;
            return ErrorOf(json.Fault.Error);
        }
        catch (JsonException)
        {
            return PayloadError.NotJson;
        }
        catch (InvalidOperationException)
        {
            // An escape that is half a surrogate pair, where a text belongs.
            return PayloadError.NotACommand;
        }
    }

    private static PayloadError ErrorOf(WireError error) => error switch
    {
        WireError.None => PayloadError.None,
        WireError.NotJson => PayloadError.NotJson,
        WireError.TooDeep => PayloadError.TooDeep,
        _ => PayloadError.NotACommand,
    };
}
