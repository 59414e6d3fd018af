using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Tests.Property.Supervisor;

/// <summary>Whatever a supervisor is told of waits, it does not start a child in a storm, or it refuses.</summary>
public sealed class PaceTests
{
    private const int Starts = 20;

    /// <summary>The worst that a child can do: it fails just when its run counts, just before, or at once.</summary>
    [Fact]
    public void C115_No_settings_that_are_taken_let_a_child_be_started_in_a_storm()
    {
        var (taken, refused) = (0, 0);
        Prop.ForAll(Arb.From(Settings), Arb.From(Gen.ArrayOf(Gen.Choose(0, 2), Starts)), (settings, runs) =>
        {
            if (settings.Problem() is not null)
            {
                refused++;
                return;
            }

            taken++;
            var least = Duration.Min(settings.BackoffInitial, Duration.FromSeconds(2)) / 2;
            Assert.All(Gaps(settings, runs), gap => Assert.True(gap >= least, $"{gap} between two starts with {settings}"));
        }).Check(Seeded.Quick.WithMaxTest(2_000));
        Assert.True(taken > 200 && refused > 200, $"{taken} were taken, {refused} refused");
    }

    private static Gen<SupervisorSettings> Settings =>
        from initial in Gen.Choose(10, 25)
        from stable in Gen.Choose(10, 25)
        from rest in Gen.Choose(0, 999)
        select new SupervisorSettings { BackoffInitial = new((1L << initial) + rest), BackoffMax = Duration.FromSeconds(60), StableAfter = new(1L << stable) };

    /// <summary>From each start to the next.</summary>
    private static IEnumerable<Duration> Gaps(SupervisorSettings settings, int[] runs)
    {
        var (node, now, outbox) = (new SupervisorNode(settings, new(7)), new MonotonicTime(1), new Outbox<SupervisorEffect>());
        node.Step(SupervisorInput.StartRequested(), now, outbox);
        foreach (var run in runs)
        {
            var (started, child) = (now, outbox.Effects[^1].Process);
            outbox.Clear();
            node.Step(SupervisorInput.Spawned(child), now, outbox);
            outbox.Clear();
            now += run == 0 ? Duration.Zero : settings.StableAfter - new Duration(run == 1 ? 0 : 1);
            node.Tick(now, outbox);
            outbox.Clear();
            node.Step(SupervisorInput.Exited(child, 1), now, outbox);
            outbox.Clear();
            now = MonotonicTime.Max(now, node.NextDeadline);
            node.Tick(now, outbox);
            yield return now - started;
        }
    }
}
