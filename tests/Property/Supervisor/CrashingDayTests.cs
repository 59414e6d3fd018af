using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Tests.Property.Supervisor;

/// <summary>A supervisor may run for years beside a child that never does.</summary>
public sealed class CrashingDayTests
{
    private const int Warm = Backoff.FailuresMax;

    /// <summary>At the longest backoff and the least dice there is one in 15 s; a few come sooner.</summary>
    private const int CrashesMax = (86_400 / 15) + 10;

    /// <summary>What decides the future is byte for byte the same after every crash: nothing piles up.</summary>
    [Fact]
    public void C115_A_day_of_crashes_leaves_no_trace()
    {
        var machine = new SupervisorMachine(new() { ProbeSilence = SupervisorSettings.UsualProbeSilence });
        var (instance, now, outbox, crashes) = (machine.Create(Dice.Fixed), new MonotonicTime(0), new Outbox<SupervisorEffect>(), 0);
        var (first, ranks) = (Array.Empty<byte>(), new EpochRanks());
        machine.Step(ref instance, SupervisorInput.StartRequested(), now, outbox);
        for (; now.Microseconds < 86_400_000_000L && crashes < CrashesMax; crashes++)
        {
            Crash(machine, ref instance, now, outbox);
            var shape = Shape(ref instance, now, ranks);
            first = crashes == Warm ? shape : first;
            Assert.True(crashes <= Warm || shape.AsSpan().SequenceEqual(first));
            now = instance.Deadlines.Earliest;
            machine.Tick(ref instance, now, outbox);
        }

        Assert.InRange(crashes, 86_400 / 15, CrashesMax - 1);
        Assert.InRange(first.Length, 1, 64);
    }

    /// <summary>The node as a host has it, with its mailbox: a supervisor's memory is that of its first minute.</summary>
    [Fact]
    public void C115_A_day_of_crashes_allocates_nothing()
    {
        var (node, now, outbox) = (new SupervisorNode(SupervisorSettings.Default, new(7)), new MonotonicTime(1), new Outbox<SupervisorEffect>());
        node.Step(SupervisorInput.StartRequested(), now, outbox);
        Assert.Equal(0, Allocated.By(() =>
        {
            for (var end = now + Duration.FromSeconds(86_400); now < end; node.Tick(now, outbox))
            {
                var child = outbox.Effects[^1].Process;
                outbox.Clear();
                node.Step(SupervisorInput.Spawned(child), now, outbox);
                outbox.Clear();
                node.Step(SupervisorInput.Exited(child, 139), now, outbox);
                outbox.Clear();
                now = node.NextDeadline;
            }
        }));
        Assert.InRange(node.Status.Starts, 86_400 / 30, long.MaxValue);
    }

    /// <summary>
    /// With a device that is refused before every start, for longer each time, who holds it changing, and something that
    /// looks like a leftover found at every search, which sometimes is one.
    /// </summary>
    [Fact]
    public void C115_C116_A_day_of_crashes_and_of_a_device_that_is_held_allocates_nothing()
    {
        var settings = new SupervisorSettings { ProbeSilence = SupervisorSettings.UsualProbeSilence };
        var (node, now, outbox) = (new SupervisorNode(settings, new(7)), new MonotonicTime(1), new Outbox<SupervisorEffect>());
        var (probes, searches, kills) = (0, 0, 0);
        node.Step(SupervisorInput.StartRequested(), now, outbox);
        Assert.Equal(0, Allocated.By(() =>
        {
            for (var end = now + Duration.FromSeconds(86_400); now < end;)
            {
                var asked = outbox.Count == 0 ? new(SupervisorAction.ReportUp) : outbox.Effects[^1];
                outbox.Clear();
                switch (asked.Action)
                {
                    case SupervisorAction.Probe when ++probes % 7 != 0:
                        node.Step(SupervisorInput.ProbeFailed(asked.Process, new(ProbeFault.Busy, 16, new(probes, 1))), now, outbox);
                        break;
                    case SupervisorAction.Probe:
                        node.Step(SupervisorInput.ProbeSucceeded(asked.Process), now, outbox);
                        break;
                    case SupervisorAction.FindStale:
                        node.Step(SupervisorInput.StaleFound(asked.Process, new(++searches, 1), new(true, true, true, searches % 5 == 0, false)), now, outbox);
                        kills += outbox.Count;
                        outbox.Clear();
                        node.Step(SupervisorInput.NoneStale(asked.Process), now, outbox);
                        break;
                    case SupervisorAction.Spawn:
                        node.Step(SupervisorInput.Spawned(asked.Process), now, outbox);
                        outbox.Clear();
                        node.Step(SupervisorInput.Exited(asked.Process, 139), now, outbox);
                        break;
                    default:
                        now = MonotonicTime.Max(now, node.NextDeadline);
                        node.Tick(now, outbox);
                        break;
                }
            }
        }));
        Assert.InRange(node.Status.Starts, 86_400 / 60, long.MaxValue);
        Assert.Equal((searches / 5, true), (kills, kills > 100));
    }

    private static void Crash(
        SupervisorMachine machine,
        ref Instance<SupervisorState, SupervisorDeadline, SupervisorData> instance,
        MonotonicTime now,
        Outbox<SupervisorEffect> outbox)
    {
        machine.Step(ref instance, SupervisorInput.ProbeSucceeded(instance.Data.Probe), now, outbox);
        machine.Step(ref instance, SupervisorInput.Spawned(instance.Data.Child), now, outbox);
        machine.Step(ref instance, SupervisorInput.Exited(instance.Data.Child, 139), now, outbox);
        Assert.Equal(SupervisorState.BackingOff, instance.State);
        outbox.Clear();
    }

    private static byte[] Shape(ref Instance<SupervisorState, SupervisorDeadline, SupervisorData> instance, MonotonicTime now, EpochRanks ranks)
    {
        var buffer = new byte[1_024];
        return buffer[..ShapeWriter.Write(ref instance, now, ranks, buffer)];
    }
}
