namespace Holdover.Storage;

/// <summary>Why bytes of a file are refused.</summary>
public enum SealFault
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>It is no file of ours, or one of another kind.</summary>
    Foreign,

    /// <summary>Another version of the program wrote it.</summary>
    OtherVersion,

    /// <summary>Its end is missing, as after a kill in the middle of writing, or something follows its end.</summary>
    Torn,

    /// <summary>Its bytes are not those that were written.</summary>
    Damaged,
}
