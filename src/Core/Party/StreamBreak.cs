namespace Holdover.Party;

/// <summary>Why a stream does not go on where it was, so that listeners must forget what they have of it.</summary>
public enum StreamBreak
{
    /// <summary>It goes on, or there was none.</summary>
    None,

    /// <summary>A person chose something else.</summary>
    Chosen,

    /// <summary>Its next frame was due before it was there.</summary>
    TooLate,

    /// <summary>Its source, standard input or a live URL, cannot go back to where it was.</summary>
    NotSeekable,

    /// <summary>Its source has other samples than it had.</summary>
    OtherSamples,

    /// <summary>Its source has another rate or other channels than it had.</summary>
    OtherFormat,
}
