using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;

namespace Holdover.Tests.Systematic.Exploring;

/// <summary>Paths on which a machine was once wrong.</summary>
public sealed class FoundPathTests
{
    /// <summary>A probe that was held up measured badly; its correction was taken for another clock, and a hole was heard.</summary>
    [Fact]
    public void A_corrected_clock_leaves_no_hole() => Assert.Equal(12, Follow("a10da8ba2ca21").Heard);

    /// <summary>A speaker that was away when the stream ended came back and waited for ever.</summary>
    [Fact]
    public void A_speaker_that_was_away_at_the_end_hears_of_it() => Assert.True(Follow("a3b5a27ba8ba12").IsPlayed);

    /// <summary>A worker that had not got a chunk yet made a listener forget it who had it from another worker.</summary>
    [Fact]
    public void A_worker_that_lags_lets_a_listener_keep_what_it_has()
    {
        var listener = ((PartyWorld)Follow("worker-crash", "a9b2")).Listener(0);
        Assert.Equal((1, false), (listener.Worker, listener.WasFlushed));
    }

    private static LinkWorld Follow(string text) => (LinkWorld)Follow("outage-inaudible", text);

    private static World Follow(string scenario, string text)
    {
        Assert.True(ExplorationPath.TryParse(text, out var path));
        var replay = new Replay(ScenarioList.Find(scenario)!);
        foreach (var choice in path.Choices)
        {
            Assert.True(replay.TryTake(choice));
            Assert.Null(replay.Broken);
        }

        return replay.World;
    }
}
