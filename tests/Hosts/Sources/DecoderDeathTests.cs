using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Tests.Hosts.Serving;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>A child that decodes may die like any other, or hang: nobody hears it.</summary>
public sealed class DecoderDeathTests : IDisposable
{
    private const int Kill = 9;
    private const int Stop = 19;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Of a track at another rate: what comes out depends on every sample before it. Seconds in, so that the successor does not begin at its first.</summary>
    [Fact]
    public async Task The_death_of_the_decoder_and_then_that_of_its_coordinator_are_unheard()
    {
        var expected = Decoder.Encode(folder, milliseconds: 9_000);
        await using var served = new Served(folder, folder["song.ogg"]);
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        var (coordinator, decoder) = (served.Child(0), Decoder.Of(served.Child(0))!.Value);
        HoldoverProcess.Signal(decoder, Kill);
        await Wait.Until(() => Decoder.Of(coordinator) is { } next && next != decoder, "another decoder");
        await Wait.Until(() => speaker.Status.FramesPlayed > 100_000, "seconds of sound");

        decoder = Decoder.Of(coordinator) ?? decoder;
        served.KillChild(0);
        await served.Successor(0, coordinator);
        await Wait.Until(() => ProcessTable.Find(decoder) is null or { HasEnded: true }, "the end of the decoder");
        expected.AssertEndsWith(await speaker.PlayToEnd());
        Assert.Equal(0, (await served.Keeper.End()).ExitCode);
        Assert.Contains("ffmpeg ended with 137 (signal 9); starting it again at once", served.Keeper.Errors, StringComparison.Ordinal);
    }

    /// <summary>Its pipe stays open and empty: it is ended when its coordinator has waited long enough, and the next is in time.</summary>
    [Fact]
    public async Task A_decoder_that_hangs_is_unheard()
    {
        var expected = Decoder.Encode(folder, milliseconds: 12_000);
        await using var served = new Served(folder, folder["song.ogg"]);
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        var decoder = Decoder.Of(served.Child(0))!.Value;
        HoldoverProcess.Signal(decoder, Stop);
        expected.AssertEndsWith(await speaker.PlayToEnd());
        Assert.Null(ProcessTable.Find(decoder));
        Assert.Contains("ffmpeg ended with 137", served.Keeper.Errors, StringComparison.Ordinal);
    }
}
