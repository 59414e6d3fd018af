namespace Holdover.Playback;

/// <summary>Why there is no output.</summary>
public enum OutputFault
{
    None,

    /// <summary>Somebody else has it open.</summary>
    Busy,

    /// <summary>It cannot be opened, or broke.</summary>
    Broken,

    /// <summary>It was opened, but plays at a rate that edits cannot make up for.</summary>
    OtherRate,

    /// <summary>It did not open, or did not report, in time.</summary>
    Silent,
}
