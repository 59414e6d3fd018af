namespace Holdover.Hosts.Simulated.Sounding;

/// <summary>What a run of simulated sound is.</summary>
internal enum RunKind
{
    /// <summary>Frames of the source.</summary>
    Frames,

    /// <summary>Silence in the place of frames that are missing.</summary>
    Silence,

    /// <summary>Silence in the place of frames that had not come when their time came.</summary>
    Starved,

    /// <summary>Silence that stands for nothing: a logged edit.</summary>
    Pad,

    /// <summary>A frame more than the source has: a logged edit.</summary>
    Inserted,
}
