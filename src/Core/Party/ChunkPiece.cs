namespace Holdover.Party;

/// <summary>Frames of one chunk: its handle, the first frame's place in it, and how many.</summary>
public readonly record struct ChunkPiece(int Handle, int Offset, int Count);
