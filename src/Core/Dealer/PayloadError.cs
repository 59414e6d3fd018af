namespace Holdover.Dealer;

/// <summary>Why the payload of a frame that could be read could not be.</summary>
public enum PayloadError
{
    None,

    /// <summary>A message with more than one payload.</summary>
    ManyPayloads,

    /// <summary>Not gzip, torn, spoilt, or more than one member.</summary>
    NotGzip,

    /// <summary>It would be larger than its named maximum, or grow more than a text does.</summary>
    TooLarge,

    /// <summary>Not UTF-8.</summary>
    NotUtf8,

    /// <summary>Not one JSON value.</summary>
    NotJson,

    /// <summary>More objects and arrays are open at once than the wire allows.</summary>
    TooDeep,

    /// <summary>JSON, but without a field that a command cannot do without, or with one that is of another kind.</summary>
    NotACommand,
}
