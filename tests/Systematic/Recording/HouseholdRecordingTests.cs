using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Recording;

namespace Holdover.Tests.Systematic.Recording;

/// <summary>What was recorded of a household is lived again, step by step, by the same machines.</summary>
public sealed class HouseholdRecordingTests
{
    [Theory]
    [InlineData(1 << 22)]
    [InlineData(1 << 16)]
    public void Every_process_of_a_household_is_replayed_identically(int segmentMax)
    {
        var recordings = new Recordings { SegmentMax = segmentMax };
        Simulation.Run(new(9), new() { Recordings = recordings });
        var names = recordings.All.Select(recording => recording.Name).ToArray();
        Assert.All(["coordinator", "worker-0", "worker-1", "speaker-0", "speaker-7"], name => Assert.Contains(name, names));
        var begins = new List<long>();
        foreach (var (name, segment) in recordings.All)
        {
            var result = Replayers.Run(segment);
            Assert.True(result.IsIdentical, $"{name}: {result}");
            Assert.True(result.Inputs > 0 && result.Torn == 0, $"{name}: {result}");
            begins.Add(result.Inputs);
        }

        // A short segment begins in the middle of a life, and stands alone.
        Assert.Equal(segmentMax < 1 << 20, begins.Max() < 5_000);
    }

    [Fact]
    public void Who_records_disturbs_nothing() =>
        Assert.Equal(Simulation.Run(new(9)).Hash, Simulation.Run(new(9), new() { Recordings = new() }).Hash);

    [Fact]
    public void A_recording_is_drawn_with_all_its_machines()
    {
        var recordings = new Recordings();
        Simulation.Run(new(9), new() { Recordings = recordings });
        ReplayPicture? picture = null;
        var result = Replayers.Run(recordings.All.First(recording => recording.Name == "speaker-0").Segment, (now, node) => (picture ??= new(now)).See(now, node));
        var page = picture!.Write(result, "speaker-0.recording");
        Assert.All(
            ["session", "dealer", "playback", "Connected", "Live", "what is buffered", "holdover replay speaker-0.recording"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }
}
