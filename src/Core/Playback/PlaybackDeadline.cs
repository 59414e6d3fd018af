namespace Holdover.Playback;

/// <summary>What the player waits for by the clock. At the same instant the first in this order fires first.</summary>
public enum PlaybackDeadline
{
    /// <summary>The next frames are due at the output.</summary>
    Render,

    /// <summary>The next burst of clock probes begins.</summary>
    Probe,

    /// <summary>The probe that is out should have been answered.</summary>
    ProbeAnswer,

    /// <summary>The buffer has been empty for so long that the stream is not waited for any more.</summary>
    Drought,

    /// <summary>The output should have opened, or reported, by now.</summary>
    OutputSilent,

    /// <summary>An output that failed is tried again.</summary>
    OutputRetry,
}
