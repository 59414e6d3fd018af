using Holdover.Supervisor;

using static Holdover.Tests.Systematic.Supervisor.Scene;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>However it stands, supervision ends when it is told to: once, soon, and with its child.</summary>
public sealed class StopTests
{
    private static readonly SupervisorSettings Full = new()
    {
        ProbeSilence = SupervisorSettings.UsualProbeSilence,
        Heartbeat = SupervisorSettings.UsualHeartbeat,
    };

    public static TheoryData<SupervisorState> Interruptible =>
    [
        SupervisorState.Idle, SupervisorState.Probing, SupervisorState.WaitingForDevice, SupervisorState.Spawning, SupervisorState.Running,
        SupervisorState.Killing, SupervisorState.BackingOff, SupervisorState.Stopping, SupervisorState.Forcing,
    ];

    [Theory]
    [MemberData(nameof(Interruptible))]
    public void C120_Every_wait_can_be_interrupted(SupervisorState state)
    {
        var scene = Reach(state);
        Assert.Equal(state, scene.State);
        Assert.Equal(state != SupervisorState.Idle, scene.HasDeadline);
        scene.Stop().Pass(10);
        Assert.Equal(SupervisorState.Stopped, scene.State);
        var ended = Assert.Single(scene.All(SupervisorAction.ReportEnded));
        Assert.Equal((EndCause.Stopped, ended), (ended.EndCause, scene.Told[^1].Effect));
        Assert.Equal(0, scene.Alive);
        Assert.False(scene.HasDeadline);
    }

    [Theory]
    [MemberData(nameof(Interruptible))]
    public void C120_A_second_interrupt_forces_wherever_the_first_one_came(SupervisorState state)
    {
        var scene = Reach(state).Stop(ProcessSignal.Interrupt).Stop(ProcessSignal.Interrupt).Pass(1);
        Assert.Equal((SupervisorState.Stopped, 0), (scene.State, scene.Alive));
        Assert.Single(scene.All(SupervisorAction.ReportEnded));
    }

    [Fact]
    public void A_child_is_told_with_the_signal_that_came_and_its_exit_code_is_ours()
    {
        var scene = new Scene { Children = [new() { EndsAfterSignal = Seconds(2) }] }.Start().Pass(1).Stop(ProcessSignal.Quit).Pass(10);
        Assert.Equal(ProcessSignal.Quit, Assert.Single(scene.All(SupervisorAction.Stop)).Signal);
        Assert.Empty(scene.All(SupervisorAction.Kill));
        Assert.Equal([3], scene.TimesOf(SupervisorAction.ReportEnded));
        Assert.Equal(128 + 3, scene.All(SupervisorAction.ReportEnded)[0].ExitCode);
    }

    [Fact]
    public void Without_a_child_the_exit_code_is_that_of_the_signal() =>
        Assert.Equal(128 + 2, new Scene().Stop(ProcessSignal.Interrupt).All(SupervisorAction.ReportEnded)[0].ExitCode);

    [Fact]
    public void A_child_that_ignores_the_signal_is_killed_after_its_grace()
    {
        var scene = new Scene { Children = [new() { EndsAfterSignal = null, DiesAfterKill = Seconds(1) }] }.Start().Pass(1).Stop().Pass(20);
        Assert.Equal([6], scene.TimesOf(SupervisorAction.Kill));
        Assert.Equal([7], scene.TimesOf(SupervisorAction.ReportEnded));
        Assert.Equal(0, scene.Alive);
    }

    [Fact]
    public void C120_A_second_interrupt_kills_at_once_a_child_that_ignored_the_first()
    {
        var scene = new Scene { Children = [new() { EndsAfterSignal = null }] }.Start().Pass(1).Stop().Pass(0.5).Stop().Pass(0.1);
        Assert.Equal([1.5], scene.TimesOf(SupervisorAction.Kill));
        Assert.Equal([1.5], scene.TimesOf(SupervisorAction.ReportEnded));
    }

    [Fact]
    public void A_child_that_not_even_a_kill_ends_does_not_keep_us()
    {
        var scene = new Scene { Children = [new() { EndsAfterSignal = null, DiesAfterKill = null }] }.Start().Pass(1).Stop().Pass(20);
        Assert.Equal([8], scene.TimesOf(SupervisorAction.ReportEnded));
        var ended = Assert.Single(scene.All(SupervisorAction.ReportEnded));
        Assert.Equal((EndCause.Unkillable, 128 + 15), (ended.EndCause, ended.ExitCode));
    }

    [Fact]
    public void A_child_that_was_on_its_way_is_told_to_stop_when_it_comes()
    {
        var scene = new Scene { Children = [new() { SpawnsAfter = Seconds(3) }] }.Start().Pass(1).Stop().Pass(10);
        Assert.Equal([3], scene.TimesOf(SupervisorAction.Stop));
        Assert.Equal([3], scene.TimesOf(SupervisorAction.ReportEnded));
    }

    [Fact]
    public void A_child_that_comes_after_its_grace_is_killed_then()
    {
        var scene = new Scene { Children = [new() { SpawnsAfter = Seconds(5), DiesAfterKill = Seconds(0.5) }] }.Start().Stop().Pass(4.9).Stop().Pass(10);
        Assert.Equal([4.9, 5], scene.TimesOf(SupervisorAction.Kill));
        Assert.Equal(0, scene.Alive);
    }

    [Fact]
    public void A_start_that_fails_while_we_stop_is_the_end()
    {
        var scene = new Scene { Children = [new() { SpawnsAfter = Seconds(2), CannotBeStarted = true }] }.Start().Stop().Pass(10);
        Assert.Equal([2], scene.TimesOf(SupervisorAction.ReportEnded));
    }

    [Fact]
    public void Late_answers_after_the_end_are_counted_and_change_nothing()
    {
        var scene = new Scene(Full).Start().Stop();
        var probe = scene.All(SupervisorAction.Probe)[0].Process;
        Assert.Single(scene.All(SupervisorAction.AbortProbe));
        var told = scene.Told.Count;
        scene.Say(SupervisorInput.ProbeSucceeded(probe)).Say(SupervisorInput.Spawned(probe)).Say(SupervisorInput.Exited(probe, 1))
            .Say(SupervisorInput.HeartbeatReceived(probe)).Start().Stop().Pass(1_000);
        Assert.Equal(SupervisorState.Stopped, scene.State);
        Assert.Equal(told, scene.Told.Count);
        Assert.Equal(5, scene.StaleDropped);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(64)]
    public void A_signal_that_is_for_the_child_is_handed_on_and_ends_nothing(int number)
    {
        var signal = new ProcessSignal(number);
        var scene = new Scene().Start().Pass(1).Say(signal.ToInput()).Pass(100);
        Assert.Equal(signal, Assert.Single(scene.All(SupervisorAction.ForwardSignal)).Signal);
        Assert.Equal(SupervisorState.Running, scene.State);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(15)]
    public void A_signal_that_ends_us_is_handed_on_first(int number)
    {
        var signal = new ProcessSignal(number);
        var scene = new Scene().Start().Pass(1).Say(signal.ToInput()).Pass(100);
        Assert.Equal(signal, Assert.Single(scene.All(SupervisorAction.Stop)).Signal);
        Assert.Equal(SupervisorState.Stopped, scene.State);
    }

    private static Scene Reach(SupervisorState state)
    {
        var stubborn = new Child { BeatsFor = Seconds(600), EndsAfterSignal = null, DiesAfterKill = Seconds(0.1) };
        var scene = new Scene(Full) { Children = [ChildFor(state, stubborn)] };
        if (state == SupervisorState.WaitingForDevice)
            scene.Device.Trouble = Device.HeldBy(Device.Somebody);
        if (state != SupervisorState.Idle)
            scene.Start();
        for (var steps = 0; scene.State != Before(state) && steps < 10_000; steps++)
            scene.Pass(0.005);
        if (state is SupervisorState.Stopping or SupervisorState.Forcing)
            scene.Stop();
        return state == SupervisorState.Forcing ? scene.Stop() : scene;
    }

    private static SupervisorState Before(SupervisorState state) =>
        state is SupervisorState.Stopping or SupervisorState.Forcing ? SupervisorState.Running : state;

    private static Child ChildFor(SupervisorState state, Child stubborn) => state switch
    {
        SupervisorState.Spawning => stubborn with { SpawnsAfter = Seconds(1) },
        SupervisorState.Killing => stubborn with { BeatsFor = Seconds(1) },
        SupervisorState.BackingOff => Child.DiesAtOnce,
        _ => stubborn,
    };
}
