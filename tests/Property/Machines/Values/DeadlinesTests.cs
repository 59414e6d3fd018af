using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class DeadlinesTests
{
    private static readonly SessionDeadline[] Names = Enum.GetValues<SessionDeadline>();

    /// <summary>Against a list that is sorted anew each time.</summary>
    [Fact]
    public void Fire_by_instant_and_then_by_name() => Cases.MustOccur(cases => Prop.ForAll<(byte Name, byte Due)[]>(arms =>
    {
        var (deadlines, model) = (default(Deadlines<SessionDeadline>), new Dictionary<SessionDeadline, long>());
        foreach (var (name, due) in arms)
        {
            var deadline = Names[name % Names.Length];
            cases.Saw("disarmed while armed", due % 5 == 0 && model.ContainsKey(deadline)).Saw("armed anew", due % 5 != 0 && model.ContainsKey(deadline));
            if (due % 5 == 0)
            {
                deadlines.Disarm(deadline);
                model.Remove(deadline);
                continue;
            }

            deadlines.Arm(deadline, new(due));
            model[deadline] = due;
        }

        cases.Saw("several at one instant", model.Values.Distinct().Count() < model.Count);
        foreach (var (deadline, due) in model.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            Assert.Equal(new(due), deadlines.Earliest);
            Assert.False(deadlines.TryTakeDue(new(due - 1), out _));
            Assert.True(deadlines.IsArmed(deadline));
            Assert.True(deadlines.TryTakeDue(new(due), out var taken));
            Assert.Equal(deadline, taken);
            Assert.False(deadlines.IsArmed(deadline));
        }

        Assert.Equal(MonotonicTime.Never, deadlines.Earliest);
    }).Check(Seeded.Quick));

    [Fact]
    public void What_is_armed_for_never_is_not_armed()
    {
        var deadlines = default(Deadlines<SessionDeadline>);
        deadlines.Arm(SessionDeadline.Retry, new(5));
        deadlines.Arm(SessionDeadline.Retry, MonotonicTime.Never);
        Assert.False(deadlines.IsArmed(SessionDeadline.Retry));
        Assert.False(deadlines.TryTakeDue(MonotonicTime.Never, out _));
    }
}
