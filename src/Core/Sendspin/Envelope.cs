namespace Holdover.Sendspin;

/// <summary>The outer object of a text frame.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="PayloadRange">Where its payload's bytes are; null where it has none, as <c>stream/clear</c> may.</param>
internal readonly record struct Envelope(MessageKind Kind, Range? PayloadRange)
{
    /// <summary>Reads the root value to its end. The last of two equal names counts, as in JavaScript.</summary>
    public static Envelope Read(ref WireReader json)
    {
        if (!json.IsObject) json.Fail(WireError.NoType, FieldNames.Type);
        MessageKind? kind = null;
        var isTyped = false;
        Range? payload = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Type:
                    isTyped = json.IsText;
                    kind = isTyped ? json.Word(Vocabularies.Kinds) : null;
                    json.Skip();
                    break;
                case FieldNames.Payload: payload = json.IsNull ? null : json.SkipRange(); break;
                default: json.Skip(); break;
            }
        }

        json.End();
        if (kind is null) json.Fail(isTyped ? WireError.UnknownType : WireError.NoType, FieldNames.Type);
        return new Envelope(kind.GetValueOrDefault(), payload);
    }

    /// <summary>The payload's bytes, one whole JSON value; an empty object where there is none.</summary>
    public ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> frame) => PayloadRange is { } range ? frame[range] : "{}"u8;
}
