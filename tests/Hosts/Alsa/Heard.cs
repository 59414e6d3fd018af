using System.Runtime.InteropServices;

using Holdover.Playback;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>
/// What a card played, read against the noise that was served: every frame of it is silence, the music in order and never
/// twice, or an edit between two frames of it. Anything else fails, and says where.
/// </summary>
/// <param name="Frames">Of the music, that were heard, those of an edit included.</param>
/// <param name="Drops">Edits that made one frame of two.</param>
/// <param name="Inserts">Edits that put a frame between two.</param>
/// <param name="LeftOut">Frames of the music before the last that was heard, that were not.</param>
internal sealed record Heard(int Frames, int Drops, int Inserts, int LeftOut)
{
    /// <summary>For frames of the card, which of the music it was; less than none for silence.</summary>
    private int[] places = [];

    public int Edits => Drops + Inserts;

    /// <summary>Frames from the music's first to the last that was heard.</summary>
    public int End => Frames + LeftOut;

    public static Heard Of(Music music, byte[] played)
    {
        var source = MemoryMarshal.Cast<byte, int>(music.Pcm);
        var card = MemoryMarshal.Cast<byte, int>(played);
        var heard = new Heard(0, 0, 0, 0) { places = new int[card.Length] };
        for (int at = 0, next = 0; at < card.Length; at++)
        {
            heard.places[at] = card[at] == 0 ? -1 : next;
            if (card[at] == 0)
                continue;
            var (took, drops, inserts) = Take(source, next, card[at]);
            if (took < 0)
            {
                var found = Find(source[next..], card[at]);
                Assert.True(found >= 0, $"frame {at} of {card.Length} that were played is nothing of the music from its frame {next} on");
                heard = heard with { LeftOut = heard.LeftOut + found };
                next += found;
                heard.places[at] = next;
                (took, drops, inserts) = Take(source, next, card[at]);
            }

            next += took;
            heard = heard with { Frames = heard.Frames + took, Drops = heard.Drops + drops, Inserts = heard.Inserts + inserts };
        }

        return heard;
    }

    /// <summary>How far from their time frames were heard, in milliseconds: the middle of all that was told after the first second.</summary>
    /// <param name="clock">When how many bytes had been played.</param>
    /// <param name="begun">When the music's first frame was due.</param>
    /// <param name="format">Of the music.</param>
    public double OffMiddle((long At, long Bytes)[] clock, long begun, Sendspin.AudioFormat format)
    {
        var off = new List<double>();
        foreach (var (at, bytes) in clock)
        {
            var frame = (int)(bytes / format.BytesPerFrame);
            if (frame < places.Length && places[frame] > format.SampleRate)
                off.Add(Math.Abs(at - begun - (places[frame] * 1_000_000.0 / format.SampleRate)) / 1_000);
        }

        off.Sort();
        Assert.NotEmpty(off);
        return off[off.Count / 2];
    }

    /// <summary>What one played frame is of the music's next: itself, the mean with the one after, or the mean with the one before; or nothing.</summary>
    private static (int Took, int Drops, int Inserts) Take(ReadOnlySpan<int> source, int next, int frame) =>
        next < source.Length && source[next] == frame ? (1, 0, 0)
        : next + 1 < source.Length && Mean(source[next], source[next + 1]) == frame ? (2, 1, 0)
        : next > 0 && next < source.Length && Mean(source[next - 1], source[next]) == frame ? (0, 0, 1)
        : (-1, 0, 0);

    private static int Find(ReadOnlySpan<int> source, int frame)
    {
        var whole = source.IndexOf(frame);
        for (var at = 0; whole < 0 && at + 1 < source.Length; at++)
        {
            if (Mean(source[at], source[at + 1]) == frame)
                return at;
        }

        return whole;
    }

    private static int Mean(int first, int second)
    {
        Span<short> between = stackalloc short[2];
        SampleEdit.Insert(MemoryMarshal.Cast<int, short>([first, second]), between);
        return MemoryMarshal.Cast<short, int>(between)[0];
    }
}
