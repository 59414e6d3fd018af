using System.Text.Json;
using System.Text.Unicode;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>Reads text frames. Any bytes give a frame or a named fault, never an exception, within <see cref="WireLimits"/>.</summary>
public static class DealerFrameReader
{
    /// <summary>Reads one whole WebSocket message.</summary>
    public static DealerReading Read(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > WireLimits.TextFrameBytesMax) return Wrong(WireError.TooLarge, default);
        if (!Utf8.IsValid(frame)) return Wrong(WireError.NotJson, default);
        var envelope = default(DealerEnvelope);
        try
        {
            var outer = new WireReader(frame, stackalloc char[WireReader.NameCharsMax]);
            envelope = DealerEnvelope.Read(ref outer);
            return envelope.Fault.Error == WireError.None ? ReadFields(frame, envelope) : new(null, envelope.Fault, KeyOf(envelope));
        }
        catch (JsonException)
        {
            return Wrong(WireError.NotJson, default);
        }
        catch (InvalidOperationException)
        {
            // Kinds are looked at before values, so what is left to refuse is an escape that is half a surrogate pair.
            return Wrong(WireError.NotText, envelope);
        }
    }

    private static DealerReading ReadFields(ReadOnlySpan<byte> frame, DealerEnvelope envelope)
    {
        var json = new WireReader(frame, stackalloc char[WireReader.NameCharsMax]);
        DealerFrame read = envelope.Kind switch
        {
            DealerFrameKind.Message => DealerMessage.Read(ref json, frame),
            DealerFrameKind.Request => DealerRequest.Read(ref json),
            DealerFrameKind.Reply => DealerReply.Read(ref json),
            DealerFrameKind.Ping => new DealerPing(),
            _ => new DealerPong(),
        };
        return new(json.Failed ? null : read, json.Fault, KeyOf(envelope));
    }

    private static DealerReading Wrong(WireError error, DealerEnvelope envelope) => new(null, new(error, string.Empty), KeyOf(envelope));

    private static string? KeyOf(DealerEnvelope envelope) => envelope.Kind == DealerFrameKind.Request ? envelope.Key : null;
}
