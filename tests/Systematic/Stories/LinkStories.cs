using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Tests.Systematic.Stories;

/// <summary>A speaker and a party, whole: what is heard is the source, frame by frame, through what happens to the wire.</summary>
public sealed class LinkStories
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void What_is_heard_is_the_source()
    {
        var link = new Link().Wait(Second * 20);
        Assert.Equal(PlaybackState.Live, link.Speaker.Playback);
        IsTheSource(link, atLeast: 18);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_outages_are_not_heard(bool silent)
    {
        var link = new Link().Wait(Second * 10);
        link.Cut(silent).Wait(Second * 2).Mend().Wait(Second * 10);
        Assert.Equal(1, link.Speaker.Losses);
        link.Cut(silent).Wait(Second * 2).Mend().Wait(Second * 10);
        Assert.Equal(2, link.Speaker.Losses);
        Assert.Equal(SessionState.Connected, link.Speaker.Session);
        Assert.Equal(0, link.Speaker.FramesLost);
        Assert.Equal(0, link.Speaker.FramesCutOff);
        IsTheSource(link, atLeast: 32);
    }

    /// <summary>
    /// What is lost of an outage is what was due while there was nothing; everything else is at its place. The attempt
    /// that succeeds is the fifth, 7.6 s after the loss, and the buffer held 5 s.
    /// </summary>
    [Fact]
    public void An_outage_longer_than_the_buffer_is_silence_and_nothing_else()
    {
        var link = new Link().Wait(Second * 10).Cut(silently: false).Wait(Second * 6).Mend().Wait(Second * 15);
        Assert.Equal(PlaybackState.Live, link.Speaker.Playback);
        var first = link.Queue.Heard[0];
        Assert.All(
            link.Queue.Heard.Index().Where(heard => heard.Item != FrameQueue.Silence),
            heard => Assert.Equal(first + heard.Index, heard.Item));
        Assert.InRange(link.Speaker.GapLongest.Microseconds, 2_500_000, 3_000_000);
        Assert.NotEqual(FrameQueue.Silence, link.Queue.Heard[^1]);
    }

    private static void IsTheSource(Link link, int atLeast)
    {
        Assert.True(link.Queue.Heard.Count >= atLeast * Link.Rate, $"only {link.Queue.Heard.Count} frames were heard");
        var first = link.Queue.Heard[0];
        for (var frame = 0; frame < link.Queue.Heard.Count; frame++)
        {
            if (link.Queue.Heard[frame] != first + frame)
                Assert.Fail($"at frame {frame}, {link.Queue.Heard[frame]} was heard and not {first + frame}");
        }
    }
}
