using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Walking;

internal sealed partial class MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect>
{
    public void EarlyTicksDoNothing()
    {
        foreach (var walk in Situations(100).Where(walk => walk.Instance.Deadlines.Earliest > walk.Now))
            TicksInVain(walk.Instance, MonotonicTime.Min(walk.Instance.Deadlines.Earliest - new Duration(1), walk.Now + walk.Generator.Span()));
    }

    /// <summary>However late, a tick fires all that is due, one after the other; and then nothing is due any more.</summary>
    public void RepeatedTicksDoNothing()
    {
        foreach (var walk in Situations(200).Where(walk => walk.Instance.Deadlines.Earliest != MonotonicTime.Never))
        {
            var (whole, single) = (CopyOf(walk.Instance), CopyOf(walk.Instance));
            var late = MonotonicTime.Max(walk.Now, walk.Instance.Deadlines.Earliest) + walk.Generator.Span();
            var (wholeEffects, singleEffects) = (new Outbox<TEffect>(1_024), new Outbox<TEffect>(1_024));
            machine.Tick(ref whole, late, wholeEffects);
            while (machine.TickOnce(ref single, late, singleEffects))
            {
            }

            Assert.Equal(Exact(ref single), Exact(ref whole));
            Assert.Equal(Exact(singleEffects.Effects), Exact(wholeEffects.Effects));
            Assert.True(whole.Deadlines.Earliest > late);
            TicksInVain(whole, late);
        }
    }

    /// <summary>In an end nothing is waited for, and nothing that is said leads anywhere or asks for anything.</summary>
    public void EndsAbsorb()
    {
        foreach (var walk in Situations(300).Where(walk => IsFinal(walk.Instance.State)))
        {
            var instance = CopyOf(walk.Instance);
            Assert.Equal(MonotonicTime.Never, instance.Deadlines.Earliest);
            if (walk.NextInput() is not { } input)
                continue;
            var effects = new Outbox<TEffect>(1_024);
            machine.Step(ref instance, in input, walk.Now, effects);
            Assert.Equal(walk.Instance.State, instance.State);
            Assert.Equal(0, effects.Count);
        }
    }

    private void TicksInVain(Instance<TState, TDeadline, TData> original, MonotonicTime now)
    {
        var (instance, effects) = (CopyOf(original), new Outbox<TEffect>(1_024));
        machine.Tick(ref instance, now, effects);
        Assert.Equal(Exact(ref original), Exact(ref instance));
        Assert.Equal(0, effects.Count);
    }
}
