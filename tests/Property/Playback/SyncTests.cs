using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;
using Xunit.Abstractions;

namespace Holdover.Tests.Property.Playback;

/// <summary>A card with a clock of its own is kept with the server's, by edits that are told and counted.</summary>
public sealed class SyncTests(ITestOutputHelper output)
{
    /// <summary>Microseconds that the 99th of a hundred moments may be off.</summary>
    private const double ErrorMax = 500;

    private static readonly Duration Settling = Duration.FromSeconds(8);

    private static MonotonicTime After(int seconds) => new(Duration.FromSeconds(1 + seconds).Microseconds);

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(-200)]
    public void A_steady_card_is_edited_as_much_as_it_drifts_and_no_more(int ppm)
    {
        var rig = new Rig(new() { CardPpm = ppm, ServerPpm = 0, NoiseFrames = 12, Jitter = new(200) }).Run(Duration.FromSeconds(60));
        var edits = rig.Data.Edits;
        Report($"{ppm} ppm", rig);
        Assert.InRange(Percentile(rig, 99), 0, ErrorMax);
        Assert.Equal(1, rig.Data.Anchors);
        Assert.InRange(edits, (Math.Abs(ppm) * 48 * 60 / 1_000 * 0.85) - 20, (Math.Abs(ppm) * 48 * 60 / 1_000 * 1.1) + 40);
        Assert.All(rig.Edits, edit => Assert.True(edit.At < After(3) || edit.Effect.Action == (ppm > 0 ? PlaybackAction.EditInsert : PlaybackAction.EditDrop) || edits < 60));
    }

    /// <summary>A card that needs no correction, and a server's clock that jumps by two minutes, again and again: none is made.</summary>
    [Fact]
    public void C58_A_clock_that_steps_leads_to_no_correction_of_what_a_card_plays()
    {
        var rig = new Rig(new() { CardPpm = 0, ServerPpm = 0, NoiseFrames = 0, Jitter = new(20) }).Run(Duration.FromSeconds(20));
        var (edits, anchors, at, position) = (rig.Data.Edits, rig.Data.Anchors, rig.Now, rig.Data.Position.At(rig.Now));
        for (var step = 0; step < 3; step++)
            rig.ChangeClock().Run(Duration.FromSeconds(20));
        output.WriteLine($"{edits} edits before, {rig.Data.Edits - edits} after; position {rig.Data.Position.At(rig.Now) - position} in {rig.Now - at}");
        Assert.Equal((1, 1), (anchors, rig.Data.Anchors));
        Assert.InRange(rig.Data.Edits - edits, 0, 20);
        Assert.InRange((rig.Data.Position.At(rig.Now) - position - (rig.Now - at)).Microseconds, -1_000, 1_000);
        Assert.Equal(0, rig.Data.FramesLost);
    }

    /// <summary>Drift of both clocks, noisy reports, a jittery network with spikes: the ear stays with the filter.</summary>
    [Fact]
    public void The_ear_stays_with_the_filter() => Cases.MustOccur(cases => Prop.ForAll(Worlds(), world =>
    {
        Classify(cases, world).Saw("a network whose ways differ by milliseconds", world.Jitter == new Duration(3_000)).Saw("reports that are exact", world.NoiseFrames == 0);
        var rig = new Rig(world).Run(Duration.FromSeconds(40));
        Report($"card {world.CardPpm} ppm, server {world.ServerPpm} ppm, noise {world.NoiseFrames} frames, jitter {world.Jitter}, {world.SpikesOfHundred} % spikes", rig);
        Assert.InRange(Percentile(rig, 99), 0, ErrorMaxOf(world));
        Assert.Equal(1, rig.Data.Anchors);
        Assert.True(rig.Data.Edits < rig.Data.FramesPlayed / SyncCorrector.FramesOfEdit);
    }).Check(Seeded.Quick.WithMaxTest(25)));

    /// <summary>A process that is not scheduled lets the card run dry; a card that is pulled out is opened again: one anchor each.</summary>
    [Fact]
    public void An_underrun_or_another_card_is_one_anchor() => Cases.MustOccur(cases => Prop.ForAll(Worlds(), world =>
    {
        Classify(cases, world);
        var rig = new Rig(world with { Stalls = [After(12)], Failures = [After(20)] }).Run(Duration.FromSeconds(40));
        Report("with an underrun and another card", rig);
        Assert.Equal(1, rig.Data.Underruns);
        Assert.Equal(1, rig.Data.OutputFailures);
        Assert.Equal(3, rig.Data.Anchors);
        Assert.InRange(Percentile(rig, 99, After(30)), 0, ErrorMaxOf(world));
    }).Check(Seeded.Quick.WithMaxTest(12)));

    /// <summary>One that has more to play says where it stands with it, and nothing need begin anew.</summary>
    [Fact]
    public void An_underrun_of_an_output_that_has_more_is_counted_and_is_no_anchor()
    {
        var rig = new Rig(new()).Run(Duration.FromSeconds(10));
        var report = new OutputReport(rig.Data.Output.Given, rig.Data.Output.HeldAt(rig.Now, rig.Data.Timeline.Grid), rig.Now);
        rig.Say(PlaybackInput.OutputReported(rig.Data.Output.Current, report, underruns: 2)).Run(Duration.FromSeconds(10));
        Assert.Equal((2, 1, 0), (rig.Data.Underruns, rig.Data.Anchors, rig.Data.FramesLost));
    }

    /// <summary>The server has another clock, by which every frame is due when it was: nothing is heard of it.</summary>
    [Fact]
    public void Another_clock_of_the_server_is_not_heard()
    {
        var rig = new Rig(new() { CardPpm = 80, NoiseFrames = 12, Jitter = new(100), OtherClocks = [After(15)] }).Run(Duration.FromSeconds(30));
        Report("with another clock", rig);
        Assert.Equal(PlaybackState.Live, rig.State);
        Assert.Equal(1, rig.Data.Anchors);
        Assert.Equal(0, rig.Data.FramesLost);
        Assert.InRange(Percentile(rig, 99), 0, ErrorMax);
    }

    /// <summary>What was heard, less the edits that were told, is the source.</summary>
    [Fact]
    public void Output_less_edits_is_the_source()
    {
        Cases.MustOccur(cases => Prop.ForAll(Worlds(), world =>
        {
            var edits = UndoEdits(world);

            // Two clocks that hardly differ may need no edit of a single frame in ten seconds.
            Classify(cases, world).Saw("a frame that was dropped", edits.Contains(PlaybackAction.EditDrop)).Saw("a frame that was inserted", edits.Contains(PlaybackAction.EditInsert));
        }).Check(Seeded.Quick.WithMaxTest(12)));
    }

    /// <summary>The result is what was done to the source.</summary>
    private static HashSet<PlaybackAction> UndoEdits(World world)
    {
        var rig = new Rig(world with { Stalls = [After(6)] }).Run(Duration.FromSeconds(10));
        var undone = rig.Samples.Undone();
        Assert.True(undone.Count > 4 * world.Rate);
        Assert.Contains(rig.Edits, edit => edit.Effect.Action == PlaybackAction.Skip);
        Assert.All(undone, frame => Assert.Equal(Samples.SourceAt(frame.Key), frame.Value));
        Assert.Equal(rig.Data.FramesPlayed, undone.Count);
        return [.. rig.Edits.Select(edit => edit.Effect.Action)];
    }

    /// <summary>A network whose ways differ by milliseconds moves the filter itself by more than an ear may be off.</summary>
    private static double ErrorMaxOf(World world) => world.Jitter <= new Duration(1_000) ? ErrorMax : 2 * ErrorMax;

    private static Cases Classify(Cases cases, World world) => cases
        .Saw("a card that is too fast", world.CardPpm > 0).Saw("a card that is too slow", world.CardPpm < 0)
        .Saw("a server that is too fast", world.ServerPpm > 0).Saw("a server that is too slow", world.ServerPpm < 0)
        .Saw("spikes", world.SpikesOfHundred > 0).Saw("reports that are off", world.NoiseFrames > 6);

    private static Arbitrary<World> Worlds() => (
        from card in Gen.Choose(-200, 200)
        from server in Gen.Choose(-100, 100)
        from noise in Gen.Elements(0, 6, 24, 48)
        from jitter in Gen.Elements(50L, 300, 1_000, 3_000)
        from spikes in Gen.Elements(0, 10, 40)
        from seed in Gen.Choose(1, int.MaxValue)
        select new World { CardPpm = card, ServerPpm = server, NoiseFrames = noise, Jitter = new(jitter), SpikesOfHundred = spikes, Seed = (ulong)seed }).ToArbitrary();

    private void Report(string world, Rig rig) => output.WriteLine(
        $"{world}: p50 {Percentile(rig, 50):F0} us, p99 {Percentile(rig, 99):F0} us, most {Percentile(rig, 100):F0} us; {rig.Data.Edits} edits, {rig.Data.Anchors} anchors, {rig.Data.FramesLost} frames lost");

    private static double Percentile(Rig rig, int percent, MonotonicTime? from = null)
    {
        var errors = rig.Errors.Where(error => error.At >= (from ?? (After(0) + Settling))).Select(error => Math.Abs(error.Microseconds)).Order().ToArray();
        Assert.NotEmpty(errors);
        return errors[Math.Min(errors.Length * percent / 100, errors.Length - 1)];
    }
}
