using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>What must be known of a frame even if the rest of it is wrong.</summary>
/// <param name="Kind">Its type, or null.</param>
/// <param name="Key">Its key, or null where there is none that is a text.</param>
/// <param name="Fault">What is wrong with the frame as a whole.</param>
internal readonly record struct DealerEnvelope(DealerFrameKind? Kind, string? Key, WireFault Fault)
{
    /// <summary>Reads the root value to its end. The last of two equal names counts, as in JavaScript.</summary>
    public static DealerEnvelope Read(ref WireReader json)
    {
        if (!json.IsObject) json.Fail(WireError.NoType, DealerWords.Type);
        DealerFrameKind? kind = null;
        string? key = null;
        var isTyped = false;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case DealerWords.Type:
                    isTyped = json.IsText;
                    kind = isTyped ? json.Word(DealerWords.Kinds) : null;
                    json.Skip();
                    break;
                case DealerWords.Key when json.IsText: key = json.Text(DealerFrame.KeyCharsMax); break;
                default: json.Skip(); break;
            }
        }

        json.End();
        if (kind is null) json.Fail(isTyped ? WireError.UnknownType : WireError.NoType, DealerWords.Type);
        return new(kind, key, json.Fault);
    }
}
