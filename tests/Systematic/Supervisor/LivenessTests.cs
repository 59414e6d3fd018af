using Holdover.Supervisor;

using static Holdover.Tests.Systematic.Supervisor.Scene;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>Children that are there and do nothing, or never come to be there.</summary>
public sealed class LivenessTests
{
    private static readonly SupervisorSettings Beating = new() { Heartbeat = SupervisorSettings.UsualHeartbeat };

    [Fact]
    public void C71_A_child_that_falls_silent_is_killed_once_and_another_comes_when_it_is_gone()
    {
        var scene = new Scene(Beating) { Children = [new() { BeatsFor = Seconds(4), DiesAfterKill = Seconds(0.5) }, new() { BeatsFor = Seconds(60) }] };
        scene.Start().Pass(30);
        Assert.Equal([5.5], scene.TimesOf(SupervisorAction.Kill));
        Assert.Equal([0, 7], scene.TimesOf(SupervisorAction.Spawn));
        Assert.Equal(DownCause.Hung, Assert.Single(scene.All(SupervisorAction.ReportDown)).DownCause);
        Assert.Equal((SupervisorState.Running, 1), (scene.State, scene.Alive));
    }

    [Fact]
    public void A_child_that_falls_silent_after_a_stable_run_is_replaced_at_once()
    {
        var scene = new Scene(Beating) { Children = [new() { BeatsFor = Seconds(11) }, new() { BeatsFor = Seconds(60) }] };
        Assert.Equal([0, 12.5], scene.Start().Pass(30).TimesOf(SupervisorAction.Spawn));
    }

    [Fact]
    public void A_child_that_beats_in_time_is_left_alone()
    {
        var scene = new Scene(Beating) { Children = [new() { BeatsFor = Seconds(3_600) }] }.Start().Pass(3_600);
        Assert.Empty(scene.All(SupervisorAction.Kill));
    }

    [Fact]
    public void A_child_without_a_heartbeat_may_be_silent_for_ever()
    {
        var scene = new Scene().Start().Pass(86_400);
        Assert.Single(scene.All(SupervisorAction.Spawn));
        Assert.Empty(scene.All(SupervisorAction.Kill));
    }

    /// <summary>To be up and never to have said so is no run, however long it took to notice.</summary>
    [Fact]
    public void C119_A_child_that_never_gives_a_first_sign_of_life_is_killed_and_counts_as_a_failure()
    {
        var scene = new Scene(Beating).Start().Pass(12);
        Assert.Equal([10], scene.TimesOf(SupervisorAction.Kill));
        Assert.Equal([0, 11], scene.TimesOf(SupervisorAction.Spawn));
    }

    [Fact]
    public void C119_A_start_that_is_never_answered_is_killed_and_counts_as_a_failure()
    {
        var scene = new Scene { Children = [new() { SpawnsAfter = null }] }.Start().Pass(25);
        Assert.Equal([10, 21], scene.TimesOf(SupervisorAction.Kill));
        Assert.Equal([0, 11, 23], scene.TimesOf(SupervisorAction.Spawn));
        Assert.Equal(DownCause.SpawnTimedOut, scene.All(SupervisorAction.ReportDown)[0].DownCause);
    }

    [Fact]
    public void C119_A_start_that_fails_after_its_time_is_a_failure_too()
    {
        var scene = new Scene { Children = [new() { SpawnsAfter = Seconds(11), CannotBeStarted = true }, Child.Healthy] }.Start().Pass(15);
        Assert.Equal([0, 12], scene.TimesOf(SupervisorAction.Spawn));
        Assert.Equal(SupervisorState.Running, scene.State);
    }

    [Fact]
    public void C119_A_child_that_comes_up_after_it_was_given_up_is_killed_then()
    {
        var scene = new Scene { Children = [new() { SpawnsAfter = Seconds(10.5), DiesAfterKill = Seconds(1) }, Child.Healthy] }.Start().Pass(13);
        Assert.Equal([10, 10.5], scene.TimesOf(SupervisorAction.Kill));
        Assert.Equal([0, 12], scene.TimesOf(SupervisorAction.Spawn));
    }

    [Fact]
    public void While_a_child_cannot_be_killed_no_other_comes()
    {
        var scene = new Scene(Beating) { Children = [new() { BeatsFor = Seconds(0.5), DiesAfterKill = null }] }.Start().Pass(9);
        Assert.Equal([2, 4, 6, 8], scene.TimesOf(SupervisorAction.Kill));
        Assert.Single(scene.All(SupervisorAction.Spawn));
    }
}
