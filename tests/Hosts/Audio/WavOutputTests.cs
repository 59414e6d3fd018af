using Holdover.Hosts.Real.Audio;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Audio;

public sealed class WavOutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>What a killed process leaves is the file as the kernel had it: here after each write, the head's and the data's.</summary>
    [Fact]
    public void Whatever_a_kill_leaves_behind_is_a_beginning_of_the_music()
    {
        var music = Music.Noise(milliseconds: 4_000);
        var whole = 0;
        using var output = new WavOutput(folder["played.wav"]);
        output.Open(music.Format, default, _ => { });
        for (var at = 0; at < music.Pcm.Length; at += 3_840)
        {
            output.Write(music.Pcm.AsSpan(at, 3_840));
            whole = Math.Max(whole, AssertBeginning(music));
        }

        Assert.True(whole > music.Pcm.Length / 2, "the head was never renewed");
    }

    [Fact]
    public void A_second_stream_of_the_same_format_goes_on_and_another_begins_anew()
    {
        var (first, second, other) = (Music.Noise(40), Music.Noise(40, seed: 2), Music.Noise(40, channels: 1, seed: 3));
        using var output = new WavOutput(folder["played.wav"]);
        Play(output, first);
        Play(output, second);
        (first with { Pcm = [.. first.Pcm, .. second.Pcm] }).AssertEquals(Music.Load(folder["played.wav"]));
        Play(output, other);
        other.AssertEquals(Music.Load(folder["played.wav"]));
    }

    [Fact]
    public void A_file_that_was_there_and_is_longer_is_replaced()
    {
        Music.Noise(80).Save(folder["played.wav"]);
        using (var output = new WavOutput(folder["played.wav"]))
            Play(output, Music.Noise(40, seed: 2));
        Assert.Equal(Music.Noise(40, seed: 2).ToWav(), File.ReadAllBytes(folder["played.wav"]));
    }

    private static void Play(WavOutput output, Music music)
    {
        output.Open(music.Format, default, _ => { });
        output.Write(music.Pcm);
        output.Close();
    }

    private int AssertBeginning(Music music)
    {
        var left = Music.Load(folder["played.wav"]);
        Assert.True(music.Pcm.AsSpan().StartsWith(left.Pcm));
        return left.Pcm.Length;
    }
}
