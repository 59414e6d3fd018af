using Holdover.Machines;
using Holdover.Supervisor;

using static Holdover.Tests.Systematic.Supervisor.Scene;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>A child that plays to a device is started when the device would be granted to it.</summary>
public sealed class GateTests
{
    private static readonly SupervisorSettings Gated = new() { ProbeSilence = SupervisorSettings.UsualProbeSilence };

    [Fact]
    public void A_free_device_is_tried_before_each_start()
    {
        var scene = new Scene(Gated) { Children = [Child.DiesAtOnce, Child.Healthy] }.Start().Pass(60);
        Assert.Equal([0, 2], scene.TimesOf(SupervisorAction.Probe));
        Assert.Equal([1, 3], scene.TimesOf(SupervisorAction.Spawn));
        Assert.Empty(scene.All(SupervisorAction.ReportHolders));
    }

    [Fact]
    public void C116_A_device_that_is_released_while_waited_for_plays_within_one_probe()
    {
        var scene = Held(Device.Somebody).Pass(600);
        Assert.Empty(scene.All(SupervisorAction.Spawn));
        var released = scene.Now;
        scene.Device.Trouble = null;
        while (scene.State != SupervisorState.Running)
            scene.Pass(0.001);
        Assert.InRange((scene.Now - released).Microseconds, 0, (Gated.ProbePeriod + Seconds(1.001)).Microseconds);
    }

    [Fact]
    public void C116_A_device_that_is_held_for_a_night_is_one_line_and_no_storm()
    {
        var scene = Held(Device.Somebody).Pass(5.5 * 3_600);
        Assert.Equal([Device.HeldBy(Device.Somebody)], scene.All(SupervisorAction.ReportHolders).Select(told => told.Trouble));
        Assert.Equal([0], scene.TimesOf(SupervisorAction.ReportHolders));
        Assert.Equal(9_901, scene.All(SupervisorAction.Probe).Length);
        Assert.Empty(scene.All(SupervisorAction.KillStale));
    }

    [Fact]
    public void C116_People_hear_again_when_the_holder_or_the_error_changes_and_after_the_device_was_there()
    {
        var other = new ProcessRef(4_712, 100);
        DeviceTrouble[] troubles =
            [Device.HeldBy(Device.Somebody), Device.HeldBy(other), new(ProbeFault.Missing, 2, default), new(ProbeFault.Error, 22, default), new(ProbeFault.Error, 5, default)];
        var scene = Held(Device.Somebody);
        foreach (var trouble in troubles)
        {
            scene.Device.Trouble = trouble;
            scene.Pass(60);
        }

        Assert.Equal(troubles, scene.All(SupervisorAction.ReportHolders).Select(told => told.Trouble));
        scene.Device.Trouble = null;
        scene.Pass(60);
        scene.Device.Trouble = troubles[^1];
        scene.Say(SupervisorInput.Exited(scene.Data.Child, 1)).Pass(60);
        Assert.Equal(troubles.Length + 1, scene.All(SupervisorAction.ReportHolders).Length);
    }

    [Fact]
    public void C116_A_leftover_is_looked_for_after_four_probes_and_killed_and_the_device_is_tried_again()
    {
        var scene = Held(Device.Somebody);
        scene.Device.LookAlikes.Add((Device.Somebody, Device.Leftover));
        scene.Pass(60);
        Assert.Equal([0, 2, 4, 6, 8], scene.TimesOf(SupervisorAction.Probe));
        Assert.Equal([6], scene.TimesOf(SupervisorAction.FindStale));
        Assert.Equal([6], scene.TimesOf(SupervisorAction.KillStale));
        Assert.Equal(Device.Somebody, Assert.Single(scene.All(SupervisorAction.KillStale)).Stale);
        Assert.Equal([9], scene.TimesOf(SupervisorAction.Spawn));
    }

    /// <summary>Another argument, another user, another program, a living supervisor, a child of our own: each alone is enough to be spared.</summary>
    [Fact]
    public void C116_Of_all_combinations_of_facts_only_the_one_of_a_leftover_is_killed()
    {
        var killed = new List<StaleFacts>();
        for (var bits = 0; bits < 32; bits++)
        {
            var facts = new StaleFacts((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0);
            var scene = Held(Device.Somebody);
            scene.Device.LookAlikes.Add((Device.Somebody, facts));
            scene.Pass(600);
            if (scene.All(SupervisorAction.KillStale).Length > 0)
                killed.Add(facts);
            Assert.Equal(scene.State == SupervisorState.Running, scene.All(SupervisorAction.KillStale).Length > 0);
        }

        Assert.Equal([Device.Leftover], killed);
    }

    [Fact]
    public void C116_Among_look_alikes_each_is_judged_by_its_own_facts()
    {
        var scene = Held(Device.Somebody);
        var (innocent, leftover) = (new ProcessRef(10, 1), new ProcessRef(11, 1));
        scene.Device.LookAlikes.AddRange([(innocent, Device.Leftover with { SupervisorDead = false }), (leftover, Device.Leftover)]);
        scene.Pass(7);
        Assert.Equal([leftover], scene.All(SupervisorAction.KillStale).Select(kill => kill.Stale));
    }

    [Fact]
    public void C116_A_look_alike_becomes_a_leftover_when_its_supervisor_dies_later()
    {
        var scene = Held(Device.Somebody);
        scene.Device.LookAlikes.Add((Device.Somebody, Device.Leftover with { SupervisorDead = false }));
        scene.Pass(600);
        Assert.Empty(scene.All(SupervisorAction.KillStale));
        scene.Device.LookAlikes[0] = (Device.Somebody, Device.Leftover);
        scene.Pass(6);
        Assert.Single(scene.All(SupervisorAction.KillStale));
        Assert.Equal(SupervisorState.Running, scene.Pass(4).State);
    }

    [Fact]
    public void C116_A_finding_that_comes_after_the_search_was_given_up_kills_nobody()
    {
        var scene = Held(Device.Somebody);
        scene.Device.SearchTakes = null;
        scene.Pass(7);
        var search = Assert.Single(scene.All(SupervisorAction.FindStale)).Process;
        scene.Pass(2).Say(SupervisorInput.StaleFound(search, Device.Somebody, Device.Leftover));
        Assert.Equal(1, scene.StaleDropped);
        Assert.Empty(scene.All(SupervisorAction.KillStale));
    }

    [Fact]
    public void C119_A_probe_that_does_not_end_is_given_up_and_its_late_answer_starts_nothing()
    {
        var scene = new Scene(Gated);
        scene.Device.ProbeTakes = null;
        scene.Start().Pass(6);
        Assert.Equal([5], scene.TimesOf(SupervisorAction.AbortProbe));
        Assert.Equal(ProbeFault.TimedOut, Assert.Single(scene.All(SupervisorAction.ReportHolders)).Trouble.Fault);
        scene.Say(SupervisorInput.ProbeSucceeded(scene.All(SupervisorAction.Probe)[0].Process));
        Assert.Equal((SupervisorState.WaitingForDevice, 1L), (scene.State, scene.StaleDropped));
        scene.Device.ProbeTakes = Seconds(1);
        Assert.Equal(SupervisorState.Running, scene.Pass(2).State);
    }

    private static Scene Held(ProcessRef holder)
    {
        var scene = new Scene(Gated);
        scene.Device.Trouble = Device.HeldBy(holder);
        return scene.Start();
    }
}
