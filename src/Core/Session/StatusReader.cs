using Holdover.Machines;

namespace Holdover.Session;

/// <summary>One reader's place at a <see cref="StatusLevel"/>. What came and went between two reads is not told; the end is told once.</summary>
public record struct StatusReader : IEncodable
{
    private SessionReport seen;

    /// <summary>Whether the final report was read: there is nothing after it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Gives what is new since the last read: the latest transition, and then the end. False if nothing is.</summary>
    public bool TryRead(in StatusLevel level, out SessionReport report)
    {
        report = level.Latest;
        if (!IsOver && report != seen)
        {
            seen = report;
            return true;
        }

        report = level.Final.GetValueOrDefault();
        if (IsOver || level.Final is null)
            return false;
        return IsOver = true;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        seen.Encode(ref codec);
        var isOver = IsOver;
        codec.Value(ref isOver);
        IsOver = isOver;
    }
}
