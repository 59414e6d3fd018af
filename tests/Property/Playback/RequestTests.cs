using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;
using Xunit.Abstractions;

namespace Holdover.Tests.Property.Playback;

/// <summary>What holds of a play request whatever is done to its player: where it is, and that it ends once.</summary>
public sealed class RequestTests(ITestOutputHelper output)
{
    private enum Deed
    {
        Pause,
        Resume,
        Lose,
        Attach,
        Underrun,
        Fail,
        Start,
        End,
        Stop,
        Acknowledge,
        Clear,
        Seek,
        ClockSteps,
    }

    [Fact]
    public void C56_A_position_never_goes_back_and_never_past_what_was_given()
    {
        var (moved, pauses, done) = (0, 0, new SortedDictionary<Deed, int>());
        Prop.ForAll(Scripts(), script =>
        {
            var (request, last, pausedFor) = (default(PlayRequestId), 0L, 0);
            Play(script, rig =>
            {
                if (rig.Data.Request != request)
                    (request, last) = (rig.Data.Request, 0);
                var position = rig.Data.Position.FramesAt(rig.Now);
                pausedFor = rig.State == PlaybackState.Paused ? pausedFor + 1 : 0;
                if (pausedFor > 1)
                    Assert.True(position == last, $"paused, and from {last} on to {position}");
                pauses += pausedFor == 1 ? 1 : 0;
                Assert.True(position >= last, $"from {last} back to {position}");
                Assert.True(position <= rig.GivenUntil, $"{position} is past {rig.GivenUntil}, the last that was given");
                Assert.True(rig.Data.Position.FramesAt(rig.Now - Duration.FromSeconds(1)) <= position);
                (moved, last) = (moved + (position > last ? 1 : 0), position);
            }, deed => done[deed] = done.GetValueOrDefault(deed) + 1);
        }).Check(Seeded.Quick.WithMaxTest(100));
        output.WriteLine($"{string.Join(", ", done)}; paused {pauses} times");
        Assert.True(moved > 10_000);
        Assert.True(pauses > 20);
        Assert.All(Enum.GetValues<Deed>(), deed => Assert.True(done.GetValueOrDefault(deed) >= 10, $"{deed} occurred {done.GetValueOrDefault(deed)} times"));
    }

    [Fact]
    public void A_request_ends_once_and_is_told_until_that_is_acknowledged()
    {
        var causes = new SortedDictionary<EndCause, int>();
        var again = 0;
        Prop.ForAll(Scripts(), script =>
        {
            var rig = Play(script, null, null);
            foreach (var ends in rig.Ends.GroupBy(end => end.Request))
            {
                Assert.Single(ends, end => !end.Again);
                Assert.Single(ends.Select(end => end.Cause).Distinct());
                causes[ends.First().Cause] = causes.GetValueOrDefault(ends.First().Cause) + 1;
                again += ends.Count() - 1;
            }

            Assert.Equal(rig.Ends.Where(end => !end.Again).Select(end => end.Request).Order(Comparer<PlayRequestId>.Create((left, right) => left.Value.CompareTo(right.Value))), rig.Ends.Where(end => !end.Again).Select(end => end.Request));
        }).Check(Seeded.Quick.WithMaxTest(100));
        output.WriteLine($"{string.Join(", ", causes)}; told again {again} times");
        Assert.Equal(Enum.GetValues<EndCause>().Length, causes.Count);
        Assert.True(again > 0);
    }

    /// <param name="script">What is done, and how long to wait after each.</param>
    /// <param name="watch">Looks at every millisecond.</param>
    /// <param name="led">Told of each deed that led to something.</param>
    private static Rig Play((Deed Deed, int Ms)[] script, Action<Rig>? watch, Action<Deed>? led)
    {
        var rig = new Rig(new() { CardPpm = 100, NoiseFrames = 24, Jitter = new(300) }) { Watch = watch };
        rig.Run(Duration.FromMilliseconds(1_500));
        foreach (var (deed, ms) in script)
        {
            var before = (rig.State, rig.Data.EndUnacknowledged, rig.Data.Underruns, rig.Effects);
            Do(rig, deed);
            if (before != (rig.State, rig.Data.EndUnacknowledged, rig.Data.Underruns, rig.Effects))
                led?.Invoke(deed);
            rig.Run(Duration.FromMilliseconds(ms));
        }

        return rig;
    }

    private static Rig Do(Rig rig, Deed deed) => deed switch
    {
        Deed.Pause => rig.Say(PlaybackInput.PauseRequested()),
        Deed.Resume => rig.Say(PlaybackInput.ResumeRequested()),
        Deed.Lose => rig.Attach(false),
        Deed.Attach => rig.Attach(true),
        Deed.Underrun => rig.Data.Output.Current.IsNone() ? rig : rig.Say(PlaybackInput.OutputUnderrun(rig.Data.Output.Current)),
        Deed.Fail => rig.Data.Output.Current.IsNone() ? rig : rig.Say(PlaybackInput.OutputFailed(rig.Data.Output.Current, OutputFault.Busy)),
        Deed.Start => rig.Data.Live.IsNone() ? rig : rig.Start(),
        Deed.End => rig.Say(PlaybackInput.StreamEnded(rig.Data.Live)),
        Deed.Stop => rig.Say(PlaybackInput.StopRequested()),
        Deed.Clear => rig.Data.Live.IsNone() ? rig : rig.Say(PlaybackInput.StreamCleared(rig.Data.Live)),
        Deed.Seek => rig.Data.Live.IsNone() ? rig : rig.Seek(),
        Deed.ClockSteps => rig.ChangeClock(),
        _ => rig.Say(PlaybackInput.EndAcknowledged(rig.Data.EndUnacknowledged)),
    };

    private static Arbitrary<(Deed Deed, int Ms)[]> Scripts() => Gen.ArrayOf(
        from deed in Gen.Elements(Enum.GetValues<Deed>())
        from ms in Gen.Elements(1, 30, 400, 2_500)
        select (deed, ms)).ToArbitrary();
}
