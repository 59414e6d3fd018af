namespace Holdover.Storage;

/// <summary>What a sealed file holds.</summary>
public enum SealKind
{
    SavedPlayback,
    Hub,
    SentMarks,
}
