using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>What people and watchers are shown of a supervisor.</summary>
public sealed class StatusTests
{
    private readonly SupervisorNode node = new(new() { ProbeSilence = SupervisorSettings.UsualProbeSilence }, Dice.Fixed);
    private readonly Outbox<SupervisorEffect> effects = new();
    private MonotonicTime now = new(1);

    [Fact]
    public void A_device_that_is_tried_again_and_again_is_one_status_until_something_changes()
    {
        var shown = new List<SupervisorStatus> { node.Status };
        void Show()
        {
            if (shown[^1] != node.Status)
                shown.Add(node.Status);
        }

        Say(SupervisorInput.StartRequested());
        Show();
        for (var probes = 0; probes < 100; probes++)
        {
            Say(SupervisorInput.ProbeFailed(Asked(SupervisorAction.Probe), Device.HeldBy(Device.Somebody)));
            Show();
            Elapse();
            Show();
        }

        Say(SupervisorInput.ProbeSucceeded(Asked(SupervisorAction.Probe)));
        Show();
        Say(SupervisorInput.Spawned(Asked(SupervisorAction.Spawn)));
        Show();
        SupervisorState[] states = [SupervisorState.Idle, SupervisorState.Probing, SupervisorState.WaitingForDevice, SupervisorState.Spawning, SupervisorState.Running];
        Assert.Equal(states, shown.Select(status => status.State));
        Assert.Equal([default, default, Device.HeldBy(Device.Somebody), default, default], shown.Select(status => status.Trouble));
    }

    [Fact]
    public void An_end_is_shown_from_when_it_is_wanted()
    {
        Say(SupervisorInput.StartRequested());
        Say(SupervisorInput.ProbeSucceeded(Asked(SupervisorAction.Probe)));
        Say(SupervisorInput.Spawned(Asked(SupervisorAction.Spawn)));
        Assert.Equal((false, 1L), (node.Status.IsEnding, node.Status.Starts));
        Say(SupervisorInput.StopRequested(ProcessSignal.Terminate));
        Assert.True(node.Status.IsEnding);
        Elapse();
        Assert.True(node.Status.IsEnding);
        Elapse();
        Assert.Equal((true, SupervisorState.Stopped), (node.Status.IsEnding, node.Status.State));
    }

    private ProcessEpoch Asked(SupervisorAction action) => Array.FindLast(effects.Effects.ToArray(), effect => effect.Action == action).Process;

    private void Say(SupervisorInput input)
    {
        effects.Clear();
        node.Step(in input, now, effects);
    }

    private void Elapse()
    {
        effects.Clear();
        now = node.NextDeadline;
        node.Tick(now, effects);
    }
}
