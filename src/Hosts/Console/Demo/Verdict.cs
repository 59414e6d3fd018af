using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Audio;

namespace Holdover.Commands.Demo;

/// <summary>What a listener would have heard, found by comparing what was played with the music, sample by sample.</summary>
/// <param name="Played">Samples (of all channels at one instant) that were played as they are in the music.</param>
/// <param name="Lost">Samples of the music that were not played.</param>
/// <param name="Repeated">Samples that were played a second time.</param>
/// <param name="LongestGapMs">The longest silence that is not in the music, in milliseconds.</param>
internal sealed record Verdict(long Played, long Lost, long Repeated, double LongestGapMs)
{
    /// <summary>Samples that must be the same for two places to be the same place.</summary>
    private const int Likeness = 64;

    public bool IsInaudible => Lost == 0 && Repeated == 0 && LongestGapMs == 0;

    public string Words => IsInaudible
        ? "inaudible: every sample was played, once, in order"
        : $"audible: {Lost} samples lost, {Repeated} repeated, longest gap {LongestGapMs:0.0} ms";

    public static Verdict Of(string music, string played)
    {
        var (source, rate) = Read(music);
        return Compare(source, File.Exists(played) ? Read(played).Frames : [], rate);
    }

    /// <summary>Walks both; where they part, skips the silence and looks where in the music what follows it stands.</summary>
    internal static Verdict Compare(ReadOnlySpan<int> music, ReadOnlySpan<int> played, int rate)
    {
        var (expected, at) = (0, 0);
        long same = 0, lost = 0, repeated = 0, gap = 0;
        while (at < played.Length)
        {
            var alike = played[at..].CommonPrefixLength(music[expected..]);
            (same, at, expected) = (same + alike, at + alike, expected + alike);
            if (at == played.Length)
                break;
            var silence = played[at..].IndexOfAnyExcept(0);
            silence = silence < 0 ? played.Length - at : silence;
            gap = Math.Max(gap, silence);
            at += silence;
            var resumed = Find(music, played[at..], expected);
            lost += Math.Max(resumed - expected, 0);
            repeated += Math.Max(expected - resumed, 0);
            if (resumed == expected && silence == 0)
                at++;
            expected = resumed;
        }

        return new(same, lost + music.Length - expected, repeated, gap * 1_000.0 / rate);
    }

    /// <summary>The place in the music where the next samples stand that is nearest to the expected one, or that one if there is none.</summary>
    private static int Find(ReadOnlySpan<int> music, ReadOnlySpan<int> next, int expected)
    {
        var wanted = next[..Math.Min(Likeness, next.Length)];
        if (wanted.IsEmpty)
            return expected;
        var later = music[expected..].IndexOf(wanted);
        if (later >= 0)
            return expected + later;
        var earlier = music[..expected].LastIndexOf(wanted);
        return earlier >= 0 ? earlier : expected;
    }

    private static (int[] Frames, int Rate) Read(string path)
    {
        using var file = File.OpenRead(path);
        var (format, length) = WavHeader.Read(file);
        Invariant.Holds(format.BytesPerFrame == sizeof(int));
        var frames = new int[length / sizeof(int)];
        file.ReadExactly(MemoryMarshal.AsBytes(frames.AsSpan()));
        return (frames, format.SampleRate);
    }
}
