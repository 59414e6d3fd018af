namespace Holdover.Playback;

/// <summary>How a chunk joins what is there.</summary>
/// <param name="Known">Frames at its beginning that we have already.</param>
/// <param name="Missing">Frames that are missing between what we have and its beginning.</param>
public readonly record struct Splice(int Known, long Missing);
