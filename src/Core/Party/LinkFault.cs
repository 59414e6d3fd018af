namespace Holdover.Party;

/// <summary>Why what comes over a link is refused.</summary>
public enum LinkFault
{
    None,

    /// <summary>It does not begin as a link of ours does.</summary>
    Foreign,

    /// <summary>It is of a build whose links say other things.</summary>
    OtherVersion,

    /// <summary>A length that no frame has.</summary>
    WrongLength,

    /// <summary>It is no message, or one with something behind it that does not belong there.</summary>
    WrongMessage,
}
