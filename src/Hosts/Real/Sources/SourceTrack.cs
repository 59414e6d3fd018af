namespace Holdover.Hosts.Real.Sources;

/// <summary>A part of a source that people have a name for.</summary>
/// <param name="Title">Its name; null where it is the whole, which its source is known by.</param>
/// <param name="First">The frame of the source at which it begins.</param>
/// <param name="Frames">Its length; null for what is live.</param>
public readonly record struct SourceTrack(string? Title, long First, long? Frames);
