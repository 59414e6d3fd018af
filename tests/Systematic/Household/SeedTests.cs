using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Household;

public sealed class SeedTests
{
    private const int Seeds = 60;

    [Fact]
    public void A_seed_is_one_run_however_often_it_is_run()
    {
        List<ulong> first = [], second = [];
        Simulation.Run(new(7), new() { Hashes = first });
        Simulation.Run(new(7), new() { Hashes = second });
        var divergence = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(divergence == first.Count && first.Count == second.Count, $"the runs differ from event {divergence} on");
        Assert.True(first.Count > 10_000, "nothing happened");
    }

    [Fact]
    public void Another_seed_is_another_run() => Assert.NotEqual(Simulation.Run(new(7)).Hash, Simulation.Run(new(8)).Hash);

    [Fact]
    public void Who_watches_disturbs_nothing()
    {
        var watched = Simulation.Run(new(9), new() { Watch = _ => { }, Timelines = new() });
        Assert.Equal(Simulation.Run(new(9)).Hash, watched.Hash);
    }

    /// <summary>What its card was given had been played by the time it woke, and nobody said so: it was filled on as if it had not, and frames were passed over in silence.</summary>
    [Fact]
    public void A_speaker_that_slept_longer_than_its_card_had_sound_begins_anew()
    {
        Fault[] plan =
        [
            new(FaultKind.ServerKilled, new(24_770_941), new(3_769_325), Speaker: 0),
            new(FaultKind.SpeakerSuspended, new(32_079_516), new(541_312), Speaker: 1),
        ];
        Assert.Null(Simulation.Run(new(17_366), new() { Plan = plan }).Failure);
    }

    /// <summary>Its buffer was full of what was too late when the newest came, which was refused.</summary>
    [Fact]
    public void A_speaker_that_slept_longer_than_its_buffer_takes_what_is_still_to_be_heard()
    {
        Fault[] plan =
        [
            new(FaultKind.SpeakerSuspended, new(29_383_022), new(30_165_801), Speaker: 1),
            new(FaultKind.Pause, new(47_757_449), new(509), Speaker: 1),
        ];
        Assert.Null(Simulation.Run(new(33_650), new() { Plan = plan }).Failure);
    }

    /// <summary>Two devices of an account are made the one that plays at once: what the first was told of the second, before its own claim was answered, counts.</summary>
    [Fact]
    public void A_device_that_claims_hears_of_who_claimed_after_it()
    {
        (long At, int Speaker)[] claims = [(85_732_034, 2), (94_725_862, 2), (105_186_127, 2), (109_859_465, 2), (109_888_533, 3)];
        Fault[] plan = [.. claims.Select(claim => new Fault(FaultKind.PhoneTransfers, new(claim.At), Duration.Zero, claim.Speaker))];
        Assert.Null(Simulation.Run(new(33_928), new() { Plan = plan }).Failure);
    }

    [Fact]
    public void Whatever_goes_wrong_everybody_hears_again_and_on_any_number_of_cores_it_is_the_same()
    {
        var alone = SeedSweep.Run(new(1), Seeds, new(), cores: 1, progress: null, CancellationToken.None);
        var together = SeedSweep.Run(new(1), Seeds, new(), cores: 2, progress: null, CancellationToken.None);
        Assert.Empty(from result in alone where result.Run.Failure is not null select $"seed {result.Seed}: {result.Run.Failure}");
        Assert.Equal(SeedSweep.HashOf(alone), SeedSweep.HashOf(together));
        Assert.True(alone.Sum(result => result.Run.Met[Situation.MustBeUnheard]) > Seeds / 3, "hardly an outage had to be inaudible");
        Assert.True(alone.Sum(result => result.Run.FramesMissing) > 0, "nothing was ever bad enough to be heard");
    }
}
