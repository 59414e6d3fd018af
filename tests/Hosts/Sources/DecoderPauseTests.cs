using Holdover.Sendspin;
using Holdover.Tests.Hosts.Serving;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>A child that decodes waits while nobody is to hear it.</summary>
public sealed class DecoderPauseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>What was decoded ahead and taken back is kept: to begin anew would mean to decode all that was heard.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7_000)]
    public async Task A_pause_spares_the_decoder(int milliseconds)
    {
        var expected = Decoder.Encode(folder, milliseconds: 12_000);
        await using var served = new Served(folder, folder["song.ogg"], "--guests", "control");
        await served.Start();
        await using var remote = await Remote.Connect(served.Url, "remote");
        await using var before = await RawListener.Connect(served.Url, "before");
        await Wait.Until(() => before.Received > expected.Format.BytesPerFrame * 48_000 * 4, "seconds that are decoded ahead");
        var decoder = Decoder.Of(served.Child(0));
        Assert.NotNull(decoder);
        await remote.Command(new(ControllerCommandKind.Pause));
        var first = (await before.ToEnd()).Pcm;
        Assert.True(expected.Pcm.AsSpan().StartsWith(first));
        await Task.Delay(milliseconds);

        await using var after = await RawListener.Connect(served.Url, "after");
        await remote.Command(new(ControllerCommandKind.Play));
        await Wait.Until(() => after.Received > 0, "sound");
        Assert.Equal(decoder, Decoder.Of(served.Child(0)));
        var heard = (await after.ToEnd()).Pcm;
        expected.AssertEndsWith(new(expected.Format, heard));
        Assert.InRange(heard.Length, expected.Format.BytesPerFrame * 48_000 * 5, expected.Pcm.Length);
    }
}
