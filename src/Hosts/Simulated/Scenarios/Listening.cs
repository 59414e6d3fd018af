using System.Runtime.CompilerServices;

using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// An ear at the speaker: it knows each frame by its number in the source. A frame is never heard twice; a hole is heard
/// only if the buffer had run empty, and then silence stands for exactly what is missing.
/// </summary>
internal struct Listening : IEncodable
{
    public const string Twice = "no frame is heard twice";
    public const string WholeWhileBuffered = "nothing is missing as long as the buffer lasts";
    public const string SilenceFits = "silence stands for exactly what is missing";

    private const int PiecesMax = 16;
    private const int Silence = -1;

    private int count;
    private Pieces pieces;
    private int silent;
    private bool ranEmpty;
    private bool flushed;

    /// <summary>The number of the frame that is to be heard next.</summary>
    public int Next;

    public bool IsEnded;

    /// <summary>Whether the speaker is in the middle of a stream.</summary>
    public bool IsOpen;

    /// <summary>Nothing was heard yet: where it begins is the server's to say.</summary>
    public static Listening Initial => new() { ranEmpty = true, flushed = true };

    /// <summary>Whether silence was heard in a stream because the buffer had run empty.</summary>
    public readonly bool HearsSilence => silent > 0 && !flushed;

    public string? Hear(in PlaybackEffect effect)
    {
        switch (effect.Action)
        {
            case PlaybackAction.QueueFrames:
                Queue(effect.Handle + effect.Offset, (int)effect.Count);
                return null;
            case PlaybackAction.QueueSilence:
                Queue(Silence, (int)effect.Count);
                return null;
            case PlaybackAction.Render:
                return Take((int)effect.Count, isHeard: true);
            case PlaybackAction.Skip:
                return Take((int)effect.Count, isHeard: false);
            case PlaybackAction.RenderSilence:
                silent += (int)effect.Count;
                return null;
            case PlaybackAction.Flush:
                (count, silent, flushed) = (0, 0, true);
                return null;
            case PlaybackAction.OpenOutput:
                IsOpen = true;
                return null;
            case PlaybackAction.ReportEnded:
                (IsEnded, IsOpen) = (true, false);
                return null;
            default:
                return null;
        }
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, PiecesMax);
        for (var place = 0; place < count; place++)
        {
            codec.Value(ref pieces[place].First);
            codec.Value(ref pieces[place].Count);
        }

        codec.Value(ref silent);
        codec.Value(ref ranEmpty);
        codec.Value(ref flushed);
        codec.Value(ref Next);
        codec.Value(ref IsEnded);
        codec.Value(ref IsOpen);
    }

    private void Queue(int first, int frames)
    {
        Invariant.Holds(count < PiecesMax);
        pieces[count++] = new() { First = first, Count = frames };
    }

    private string? Take(int frames, bool isHeard)
    {
        string? broken = null;
        while (frames > 0)
        {
            Invariant.Holds(count > 0);
            ref var piece = ref pieces[0];
            var taken = Math.Min(frames, piece.Count);
            frames -= taken;
            if (!isHeard || piece.First == Silence)
                silent += taken;
            else
                broken ??= HearFrames(piece.First, taken);
            piece.Count -= taken;
            piece.First += piece.First == Silence ? 0 : taken;
            if (piece.Count == 0)
                RemoveFirst();
        }

        ranEmpty |= count == 0;
        return broken;
    }

    private string? HearFrames(int first, int frames)
    {
        var missing = first - Next;
        var broken = missing < 0 ? Twice
            : missing > 0 && !ranEmpty ? WholeWhileBuffered
            : missing != silent && !flushed ? SilenceFits
            : null;
        (Next, silent, ranEmpty, flushed) = (first + frames, 0, false, false);
        return broken;
    }

    private void RemoveFirst()
    {
        count--;
        for (var place = 0; place < count; place++)
            pieces[place] = pieces[place + 1];
    }

    private struct Piece
    {
        public int First;
        public int Count;
    }

    [InlineArray(PiecesMax)]
    private struct Pieces
    {
        private Piece first;
    }
}
