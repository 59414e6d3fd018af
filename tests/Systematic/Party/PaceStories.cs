using Holdover.Machines;
using Holdover.Party;

using static Holdover.Party.CoordinatorAction;

namespace Holdover.Tests.Systematic.Party;

/// <summary>How far ahead a coordinator decodes, and how often it wakes up for that.</summary>
public sealed class PaceStories
{
    private static readonly Duration Step = Duration.FromMilliseconds(5);

    /// <summary>A source that answers at once, for as long as it takes to be as far ahead as may be, and a second more.</summary>
    [Theory]
    [InlineData(100, 10)]
    [InlineData(20, 50)]
    [InlineData(200, 5)]
    public void What_is_ahead_is_decoded_by_the_portion(int portionMs, int wakesASecond)
    {
        var settings = CoordinatorSettings.Default with { Portion = Duration.FromMilliseconds(portionMs) };
        var story = new CoordinatorStory(settings).Play(tracks: 1);
        List<(MonotonicTime At, Duration Ahead)> asked = [];
        var answered = story.All(Decode).Length;
        for (var end = story.Now + Duration.FromSeconds(3); story.Now < end; story.Wait(Step))
        {
            for (; story.Wait(Duration.Zero).All(Decode).Length > answered; answered++)
            {
                story.Give();
                asked.Add((story.Now, new MonotonicTime(story.Last(TellChunk).Chunk.Timestamp) - story.Now));
            }
        }

        var full = asked.Where(one => one.At >= story.Now - Duration.FromSeconds(2)).ToArray();
        Assert.Equal((100, 2 * wakesASecond), (full.Length, full.Select(one => one.At).Distinct().Count()));
        Assert.InRange(full.Max(one => one.Ahead.Microseconds), (settings.BufferAhead - Step).Microseconds, settings.BufferAhead.Microseconds);
        Assert.InRange(full.Min(one => one.Ahead.Microseconds), (settings.BufferAhead - settings.Portion - Step).Microseconds, settings.BufferAhead.Microseconds);
    }
}
