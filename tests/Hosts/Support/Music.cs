using Holdover.Hosts.Real.Audio;
using Holdover.Sendspin;

namespace Holdover.Tests.Hosts.Support;

/// <summary>Noise from a seed: no part of it is like another, so a repeat or a hole cannot hide.</summary>
internal sealed record Music(AudioFormat Format, byte[] Pcm)
{
    public static Music Noise(int milliseconds, int rate = 48_000, int channels = 2, int seed = 1)
    {
        var format = new AudioFormat(Codec.Pcm, rate, channels, 16);
        var pcm = new byte[rate * milliseconds / 1_000 * format.BytesPerFrame];
        new Random(seed).NextBytes(pcm);
        return new(format, pcm);
    }

    public static Music Load(string path)
    {
        using var file = File.OpenRead(path);
        var (format, length) = WavHeader.Read(file);
        var pcm = new byte[length];
        file.ReadExactly(pcm);
        return new(format, pcm);
    }

    public byte[] ToWav()
    {
        var head = new byte[WavHeader.Length];
        WavHeader.Write(head, Format, Pcm.Length);
        return [.. head, .. Pcm];
    }

    public string Save(string path)
    {
        File.WriteAllBytes(path, ToWav());
        return path;
    }

    /// <summary>Not by a collection assertion: half a megabyte in a message tells nothing, the first difference does.</summary>
    public void AssertEndsWith(Music played)
    {
        Assert.Equal(Format, played.Format);
        Assert.InRange(played.Pcm.Length, 1, Pcm.Length);
        var tail = Pcm.AsSpan(Pcm.Length - played.Pcm.Length);
        var same = tail.CommonPrefixLength(played.Pcm);
        Assert.True(same == tail.Length, $"byte {same} of {tail.Length} differs");
    }

    /// <summary>Whether something that is there is the end of this.</summary>
    public bool EndsWith(Music played) => played.Pcm.Length > 0 && Pcm.AsSpan().EndsWith(played.Pcm);

    public void AssertEquals(Music played)
    {
        Assert.Equal(Pcm.Length, played.Pcm.Length);
        AssertEndsWith(played);
    }
}
