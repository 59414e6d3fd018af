using Holdover.Machines;
using Holdover.Supervisor;

using static Holdover.Tests.Systematic.Supervisor.Scene;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>When a child is started again, and when it is not.</summary>
public sealed class RestartTests
{
    private const double JustUnderAMinute = 59.999_999;

    /// <summary>The fixed dice throw the least: half of 2, 4, 8, 16, 30, 30 seconds.</summary>
    [Fact]
    public void C115_A_child_that_dies_instantly_is_not_respawned_at_once()
    {
        var scene = new Scene { Children = [Child.DiesAtOnce] }.Start().Pass(JustUnderAMinute);
        Assert.Equal([0, 1, 3, 7, 15, 30, 45], scene.TimesOf(SupervisorAction.Spawn));
        Assert.Equal(DownCause.Exited, scene.All(SupervisorAction.ReportDown)[0].DownCause);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], scene.All(SupervisorAction.ReportDown).Select(down => down.Failures));
    }

    [Fact]
    public void C115_A_minute_of_instant_deaths_is_at_most_seven_starts_whatever_the_dice()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var scene = new Scene(dice: new(seed)) { Children = [Child.DiesAtOnce] }.Start().Pass(JustUnderAMinute);
            Assert.InRange(scene.TimesOf(SupervisorAction.Spawn).Length, 5, 7);
        }
    }

    /// <summary>A child that fails again and again is up for a moment each time; that it stays up is told once.</summary>
    [Fact]
    public void C115_That_it_is_up_again_is_told_once_when_a_run_has_lasted_and_only_after_trouble()
    {
        var scene = new Scene { Children = [Child.DiesAtOnce, Child.DiesAtOnce, new() { ExitsAfter = Seconds(25), ExitCode = 1 }, Child.Healthy] }.Start().Pass(600);
        Assert.Equal([0, 1, 28], scene.TimesOf(SupervisorAction.ReportDown));
        Assert.Equal([13, 38], scene.TimesOf(SupervisorAction.ReportStable));
        Assert.Empty(new Scene().Start().Pass(600).TimesOf(SupervisorAction.ReportStable));
        Assert.Empty(new Scene { Children = [Child.DiesAtOnce] }.Start().Pass(600).TimesOf(SupervisorAction.ReportStable));
    }

    [Fact]
    public void C115_A_child_that_cannot_be_started_counts_as_one_that_dies_instantly()
    {
        var scene = new Scene { Children = [new() { CannotBeStarted = true }] }.Start().Pass(JustUnderAMinute);
        Assert.Equal([0, 1, 3, 7, 15, 30, 45], scene.TimesOf(SupervisorAction.Spawn));
        Assert.All(scene.All(SupervisorAction.ReportDown), down => Assert.Equal((DownCause.SpawnFailed, 2), (down.DownCause, down.ErrorNumber)));
    }

    [Fact]
    public void C115_A_run_of_ten_seconds_is_followed_by_a_start_at_once_and_a_backoff_from_the_beginning()
    {
        var tenSeconds = Child.DiesAtOnce with { ExitsAfter = Seconds(10.000_001) };
        var scene = new Scene { Children = [Child.DiesAtOnce, Child.DiesAtOnce, tenSeconds, Child.DiesAtOnce] }.Start().Pass(17);
        Assert.Equal([0, 1, 3, 13.000_001, 14.000_001, 16.000_001], scene.TimesOf(SupervisorAction.Spawn));
    }

    [Fact]
    public void C115_A_run_just_short_of_ten_seconds_is_still_a_failure()
    {
        var scene = new Scene { Children = [Child.DiesAtOnce, Child.DiesAtOnce with { ExitsAfter = Seconds(9.999_999) }] }.Start().Pass(13);
        Assert.Equal([0, 1, 12.999_999], scene.TimesOf(SupervisorAction.Spawn));
    }

    /// <summary>One that dies every 10.1 seconds for a day is started at once each time: the run itself is the pace.</summary>
    [Fact]
    public void C115_A_child_that_is_always_stable_never_waits()
    {
        var scene = new Scene { Children = [Child.DiesAtOnce with { ExitsAfter = Seconds(10.1) }] }.Start().Pass(86_400);
        Assert.Equal(8_555, scene.TimesOf(SupervisorAction.Spawn).Length);
        Assert.All(scene.All(SupervisorAction.ReportDown), down => Assert.Equal(Duration.Zero, down.RetryIn));
    }

    [Fact]
    public void Success_ends_supervision()
    {
        var scene = new Scene { Children = [Child.DiesAtOnce, new() { ExitsAfter = Seconds(3) }] }.Start().Pass(1_000);
        Assert.Equal(SupervisorState.Stopped, scene.State);
        Assert.Equal([4], scene.TimesOf(SupervisorAction.ReportEnded));
        var ended = Assert.Single(scene.All(SupervisorAction.ReportEnded));
        Assert.Equal((EndCause.Finished, 0), (ended.EndCause, ended.ExitCode));
        Assert.False(scene.HasDeadline);
    }

    [Fact]
    public void A_child_that_finishes_while_it_is_killed_has_finished()
    {
        var scene = new Scene(new() { Heartbeat = SupervisorSettings.UsualHeartbeat })
        {
            Children = [new() { BeatsFor = Seconds(1), DiesAfterKill = null, ExitsAfter = Seconds(3) }],
        };
        scene.Start().Pass(60);
        Assert.Single(scene.All(SupervisorAction.Kill));
        Assert.Equal(EndCause.Finished, Assert.Single(scene.All(SupervisorAction.ReportEnded)).EndCause);
    }

    [Theory]
    [InlineData(OnParentDeath.Kill)]
    [InlineData(OnParentDeath.Survive)]
    public void What_becomes_of_an_orphan_travels_with_the_start(OnParentDeath fate)
    {
        var scene = new Scene(new() { OnParentDeath = fate }).Start();
        Assert.Equal(fate, Assert.Single(scene.All(SupervisorAction.Spawn)).OnParentDeath);
    }

    [Fact]
    public void A_second_start_is_no_second_child()
    {
        var scene = new Scene().Start().Start().Pass(1).Start();
        Assert.Single(scene.All(SupervisorAction.Spawn));
    }

    [Fact]
    public void Settings_that_would_be_a_storm_are_refused()
    {
        Assert.Null(SupervisorSettings.Default.Problem());
        Assert.Null(new SupervisorSettings { ProbeSilence = SupervisorSettings.UsualProbeSilence, Heartbeat = SupervisorSettings.UsualHeartbeat }.Problem());
        Assert.Null(new SupervisorSettings { StableAfter = Seconds(2) }.Problem());
        Assert.Null(new SupervisorSettings { StableAfter = Seconds(2), BackoffInitial = Seconds(60), BackoffMax = Seconds(60) }.Problem());
        Assert.Null(new SupervisorSettings { StableAfter = Seconds(0.5), BackoffInitial = Seconds(0.5) }.Problem());
        SupervisorSettings[] refused =
        [
            new() { StableAfter = Seconds(1.9) }, new() { StableAfter = Seconds(0.5), BackoffInitial = Seconds(0.6) },
            new() { StableAfter = Seconds(1.9), BackoffInitial = Seconds(60), BackoffMax = Seconds(60) },
            new() { BackoffInitial = Duration.Zero }, new() { BackoffMultiplier = 0 }, new() { BackoffMax = Seconds(1) },
            new() { SpawnMax = Duration.Zero }, new() { StableAfter = Duration.Zero }, new() { HeartbeatMax = Duration.Zero },
            new() { GraceMax = Duration.Zero }, new() { KillMax = Duration.Zero }, new() { ProbeMax = Duration.Zero },
            new() { ProbePeriod = Duration.Zero }, new() { FirstRetryMax = Seconds(-1) }, new() { Heartbeat = Seconds(1.5) },
            new() { ProbeSilence = Seconds(5) }, new() { StaleAfter = 0 },
        ];
        Assert.All(refused, settings => Assert.Throws<InvariantException>(() => new SupervisorMachine(settings)));
    }
}
