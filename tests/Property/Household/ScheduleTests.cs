using FsCheck;
using FsCheck.Fluent;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Tests.Property.Household;

public sealed class ScheduleTests
{
    /// <summary>However actors are armed, armed anew and disarmed, each acts at the instant it was armed for last, in order.</summary>
    [Fact]
    public void Actors_act_in_the_order_of_their_instants_and_of_being_armed() => Cases.MustOccur(cases => Prop.ForAll<(byte Actor, byte Due, bool Disarms)[]>(steps =>
    {
        var (schedule, acted) = (new Schedule(), new List<(long, int)>());
        var actors = Enumerable.Range(0, 70).Select(number => new Recorder(schedule, number, acted)).ToArray();
        var expected = new Dictionary<int, (long Due, int Order)>();
        foreach (var (step, order) in steps.Select((step, order) => (step, order)))
        {
            var actor = step.Actor % actors.Length;
            cases.Saw("disarmed while armed", step.Disarms && expected.ContainsKey(actor)).Saw("armed anew", !step.Disarms && expected.ContainsKey(actor));
            actors[actor].Set(step.Disarms ? MonotonicTime.Never : new(step.Due + 1));
            if (step.Disarms)
                expected.Remove(actor);
            else if (!expected.TryGetValue(actor, out var before) || before.Due != step.Due + 1)
                expected[actor] = (step.Due + 1, order);
        }

        cases.Saw("several at one instant", expected.Values.DistinctBy(act => act.Due).Count() < expected.Count);
        schedule.RunUntil(new(1_000));
        Assert.Equal(expected.OrderBy(pair => pair.Value).Select(pair => (pair.Value.Due, pair.Key)), acted);
    }).Check(Seeded.Quick));

    private sealed class Recorder(Schedule schedule, int number, List<(long At, int Number)> acted) : Actor(schedule)
    {
        public void Set(MonotonicTime due) => ArmAt(due);

        public override void Act() => acted.Add((Now.Microseconds, number));
    }
}
