namespace Holdover.Sendspin;

/// <summary>Why a frame is no message. Hosts count each by name; <see cref="Ignored"/> and <see cref="UnknownType"/> are no offence.</summary>
public enum WireError
{
    /// <summary>The frame is a message.</summary>
    None,

    /// <summary>A binary frame of another role (artwork, visualizer, ours to come).</summary>
    Ignored,

    /// <summary>A binary frame that ends inside its header.</summary>
    TooShort,

    /// <summary>The frame exceeds its named maximum, in bytes.</summary>
    TooLarge,

    /// <summary>More objects and arrays are open at once than <see cref="WireLimits.DepthMax"/>.</summary>
    TooDeep,

    /// <summary>A text or list of a field that is read exceeds its named maximum.</summary>
    TooLong,

    /// <summary>Not one JSON value, or not UTF-8.</summary>
    NotJson,

    /// <summary>An escape sequence that is half a character, which JSON allows and no text can hold.</summary>
    NotText,

    /// <summary>Not an object with a <c>type</c> that is a string.</summary>
    NoType,

    /// <summary>A type that this version does not know: of a later one, to be ignored.</summary>
    UnknownType,

    /// <summary>A field that the message cannot do without is absent or null.</summary>
    MissingField,

    /// <summary>A field of another JSON kind; also a fraction where an integer belongs.</summary>
    WrongKind,

    /// <summary>A number outside the bounds of its field.</summary>
    OutOfRange,

    /// <summary>A word outside the vocabulary of a field that the message is about, such as a command.</summary>
    UnknownValue,

    /// <summary>A codec header that is not base64.</summary>
    NotBase64,
}
