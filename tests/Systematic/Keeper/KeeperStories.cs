using Holdover.Keeper;
using Holdover.Supervisor;

namespace Holdover.Tests.Systematic.Keeper;

/// <summary>What becomes of a party when one of its processes dies, does not come, or is told to end.</summary>
public sealed class KeeperStories
{
    [Fact]
    public void A_worker_that_dies_is_followed_at_once_and_nobody_else_hears_of_it()
    {
        var scene = new KeeperScene(workers: 2).Start().Pass(3);
        Assert.Equal(KeeperState.Serving, scene.State);
        scene.Die(1).Pass(0.25);
        Assert.Equal([0, 3.25], scene.TimesOf(SupervisorAction.Spawn, 1));
        Assert.Single(scene.TimesOf(SupervisorAction.Spawn, 0));
        Assert.Single(scene.TimesOf(SupervisorAction.Spawn, 2));

        // So soon again is no chance any more.
        scene.Die(1).Pass(0.5);
        Assert.Equal(2, scene.TimesOf(SupervisorAction.Spawn, 1).Length);
        scene.Pass(2);
        Assert.Equal(3, scene.TimesOf(SupervisorAction.Spawn, 1).Length);
    }

    [Fact]
    public void A_worker_that_hangs_is_killed_and_followed()
    {
        var scene = new KeeperScene(workers: 1).Start().Pass(3);
        scene.Mute.Add(1);
        scene.Pass(2);
        Assert.Equal(4.5, Assert.Single(scene.TimesOf(SupervisorAction.Kill, 1)));
        Assert.Equal(2, scene.TimesOf(SupervisorAction.Spawn, 1).Length);
    }

    [Fact]
    public void A_worker_that_ends_well_without_being_told_is_started_again()
    {
        var scene = new KeeperScene(workers: 1).Start().Pass(12).Die(1, exitCode: 0).Pass(1);
        Assert.Equal(2, scene.TimesOf(SupervisorAction.Spawn, 1).Length);
        Assert.Equal(KeeperState.Serving, scene.State);
    }

    [Fact]
    public void C119_Without_a_worker_by_the_deadline_the_keeper_says_so_and_ends()
    {
        var scene = new KeeperScene(workers: 2);
        scene.Mute.UnionWith([1, 2]);
        scene.Start().Pass(29);
        Assert.Equal(KeeperState.Starting, scene.State);
        scene.Pass(20);
        Assert.Equal(KeeperState.Stopped, scene.State);
        Assert.Equal(1, scene.ExitCode);
    }

    [Fact]
    public void Where_each_worker_fails_five_times_fast_it_is_over()
    {
        var scene = new KeeperScene(workers: 2) { Stillborn = { [1] = 134, [2] = 134 } }.Start().Pass(60);
        Assert.Equal(1, scene.ExitCode);
        Assert.Equal([5, 5], [scene.TimesOf(SupervisorAction.Spawn, 1).Length, scene.TimesOf(SupervisorAction.Spawn, 2).Length]);
    }

    [Fact]
    public void Where_one_worker_serves_the_others_are_tried_for_ever()
    {
        var scene = new KeeperScene(workers: 2) { Stillborn = { [2] = 134 } }.Start().Pass(600);
        Assert.Equal(KeeperState.Serving, scene.State);
        Assert.InRange(scene.TimesOf(SupervisorAction.Spawn, 2).Length, 6, 60);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public void A_coordinator_that_says_at_once_that_it_cannot_is_believed(int says, int ends)
    {
        var scene = new KeeperScene(workers: 2) { Stillborn = { [0] = says } }.Start().Pass(20);
        Assert.Equal(ends, scene.ExitCode);
        Assert.Single(scene.TimesOf(SupervisorAction.Spawn, 0));
    }

    [Fact]
    public void A_coordinator_that_crashes_is_started_again()
    {
        var atOnce = new KeeperScene(workers: 1) { Stillborn = { [0] = 134 } }.Start().Pass(20);
        Assert.Equal(KeeperState.Serving, atOnce.State);
        Assert.InRange(atOnce.TimesOf(SupervisorAction.Spawn, 0).Length, 3, 8);

        // What came up once and then fails does not say that there is nothing to play.
        var later = new KeeperScene(workers: 1).Start().Pass(5).Die(0, exitCode: 1).Pass(1);
        Assert.Equal(2, later.TimesOf(SupervisorAction.Spawn, 0).Length);
        Assert.Equal(KeeperState.Serving, later.State);
    }

    [Fact]
    public void What_was_sent_ahead_is_played_before_the_workers_end()
    {
        var scene = new KeeperScene(workers: 2).Start().Pass(3).Say(KeeperInput.StopRequested(ProcessSignal.Interrupt));
        Assert.Single(scene.TimesOf(SupervisorAction.Stop, 0));
        Assert.Empty(scene.TimesOf(SupervisorAction.Stop, 1));

        // A worker that dies meanwhile is needed until the end.
        scene.Pass(2).Die(1).Pass(1);
        Assert.Equal(2, scene.TimesOf(SupervisorAction.Spawn, 1).Length);
        scene.Pass(2).Die(0, exitCode: 0);
        Assert.Single(scene.TimesOf(SupervisorAction.Stop, 1));
        Assert.Null(scene.ExitCode);
        scene.Die(1, exitCode: 0).Die(2, exitCode: 0);
        Assert.Equal(130, scene.ExitCode);
    }

    [Fact]
    public void C120_A_second_interrupt_forces()
    {
        var scene = new KeeperScene(workers: 2).Start().Pass(3)
            .Say(KeeperInput.StopRequested(ProcessSignal.Interrupt)).Say(KeeperInput.StopRequested(ProcessSignal.Interrupt));
        Assert.All([0, 1, 2], place => Assert.Single(scene.TimesOf(SupervisorAction.Kill, place)));
        Assert.Equal(130, scene.ExitCode);
    }

    [Fact]
    public void When_the_music_is_over_so_is_the_party()
    {
        var scene = new KeeperScene(workers: 1).Start().Pass(30).Die(0, exitCode: 0);
        Assert.Single(scene.TimesOf(SupervisorAction.Stop, 1));
        scene.Die(1, exitCode: 143);
        Assert.Equal(0, scene.ExitCode);
    }

    [Fact]
    public void What_a_dead_keeper_left_goes_on_and_only_what_is_missing_is_started()
    {
        var scene = new KeeperScene(workers: 2).Say(KeeperInput.StartRequested())
            .Say(KeeperInput.Found(0, new(100, 1))).Say(KeeperInput.Found(1, new(101, 1)));
        scene.Say(KeeperInput.SocketAdopted(scene.Last(KeeperAction.FindPredecessor).Asked)).Pass(1);
        Assert.Equal(KeeperState.Serving, scene.State);
        Assert.DoesNotContain(scene.Told, told => told.Effect.Action == KeeperAction.Bind);
        Assert.Empty(scene.TimesOf(SupervisorAction.Spawn, 0));
        Assert.Empty(scene.TimesOf(SupervisorAction.Spawn, 1));
        Assert.Single(scene.TimesOf(SupervisorAction.Spawn, 2));

        scene.Die(0).Die(1).Pass(0.25);
        Assert.Single(scene.TimesOf(SupervisorAction.Spawn, 0));
        Assert.Single(scene.TimesOf(SupervisorAction.Spawn, 1));
    }

    /// <summary>Those that are found before it is told, and after.</summary>
    [Fact]
    public void Told_to_end_while_it_looks_for_them_it_ends_all_that_an_earlier_keeper_left()
    {
        var scene = new KeeperScene(workers: 2).Say(KeeperInput.StartRequested()).Say(KeeperInput.Found(1, new(101, 1)))
            .Say(KeeperInput.StopRequested(ProcessSignal.Terminate)).Say(KeeperInput.Found(0, new(100, 1)));
        Assert.Equal(KeeperState.Searching, scene.State);
        scene.Say(KeeperInput.SocketAdopted(scene.Last(KeeperAction.FindPredecessor).Asked));
        Assert.Equal([1, 1, 0], [.. Enumerable.Range(0, 3).Select(place => scene.TimesOf(SupervisorAction.Stop, place).Length)]);
        scene.Die(0, exitCode: 0).Die(1, exitCode: 0);
        Assert.Equal(143, scene.ExitCode);
        Assert.DoesNotContain(scene.Told, told => told.Effect.Action == KeeperAction.Bind);
    }

    [Fact]
    public void C120_A_second_interrupt_forces_as_soon_as_it_is_known_whom()
    {
        var scene = new KeeperScene(workers: 2).Say(KeeperInput.StartRequested()).Say(KeeperInput.StopRequested(ProcessSignal.Interrupt))
            .Say(KeeperInput.StopRequested(ProcessSignal.Interrupt)).Say(KeeperInput.Found(1, new(101, 1))).Pass(3.25);
        Assert.Single(scene.TimesOf(SupervisorAction.Kill, 1));
        Assert.Equal(130, scene.ExitCode);
    }

    [Fact]
    public void A_coordinator_that_ends_while_others_are_looked_for_is_the_end_of_them()
    {
        var scene = new KeeperScene(workers: 1).Say(KeeperInput.StartRequested()).Say(KeeperInput.Found(0, new(100, 1)))
            .Die(0, exitCode: 0).Say(KeeperInput.Found(1, new(101, 1))).Pass(3.25);
        Assert.Single(scene.TimesOf(SupervisorAction.Stop, 1));
        Assert.Equal(0, scene.Die(1).ExitCode);
    }

    [Fact]
    public void C119_A_bind_that_never_ends_is_given_up()
    {
        var scene = new KeeperScene(workers: 1).Say(KeeperInput.StartRequested()).Pass(3.25);
        var asked = scene.Last(KeeperAction.Bind).Asked;
        Assert.Null(scene.ExitCode);
        Assert.Equal(1, scene.Pass(5).ExitCode);
        Assert.Equal(KeeperState.Stopped, scene.Say(KeeperInput.Bound(asked)).State);
    }

    /// <summary>Else a keeper on a busy machine passes over workers that live, and finds their port taken.</summary>
    [Fact]
    public void Who_is_looked_for_is_given_longer_than_it_takes_to_count_as_hung()
    {
        var settings = KeeperSettings.Default;
        Assert.Null(settings.Problem());
        Assert.NotNull((settings with { SearchMax = settings.Worker.HeartbeatMax }).Problem());
    }

    [Fact]
    public void A_socket_that_is_handed_over_too_late_is_not_taken()
    {
        var scene = new KeeperScene(workers: 1).Say(KeeperInput.StartRequested());
        var search = scene.Last(KeeperAction.FindPredecessor).Asked;
        scene.Pass(3.25);
        Assert.Equal(KeeperState.Binding, scene.State);
        scene.Say(KeeperInput.SocketAdopted(search));
        Assert.Equal(KeeperState.Binding, scene.State);
    }

    [Fact]
    public void A_port_that_is_taken_is_refused_by_the_machine()
    {
        var scene = new KeeperScene(workers: 2).Say(KeeperInput.StartRequested());
        scene.Say(KeeperInput.NothingAdopted(scene.Last(KeeperAction.FindPredecessor).Asked));
        scene.Say(KeeperInput.BindFailed(scene.Last(KeeperAction.Bind).Asked, errorNumber: 98));
        Assert.Equal(3, scene.ExitCode);
        Assert.Empty(scene.TimesOf(SupervisorAction.Spawn, 0));
    }
}
