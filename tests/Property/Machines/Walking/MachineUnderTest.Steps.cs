using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

internal sealed partial class MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect>
{
    private const int ScriptSteps = 4_000;

    public void StepsAllocateNothing()
    {
        var walk = new Walk(this, 1) { Script = [] };
        while (walk.Script.Count < ScriptSteps)
        {
            walk.Step(null);
            if (walk.Generator.Chance(0.01))
                walk.Restart();
        }

        Walk.ScriptLine[] script = [.. walk.Script];
        var effects = new Outbox<TEffect>(4_096);
        var lives = 1 + script.Count(line => line.Restarted);
        var rounds = new Stack<Instance<TState, TDeadline, TData>[]>(
            Enumerable.Range(0, Allocated.RoundsMax).Select(_ => Enumerable.Range(0, lives).Select(_ => machine.Create(Dice.Fixed)).ToArray()));
        Assert.Equal(0, Allocated.By(() => Replay(script, rounds.Pop(), effects)));
    }

    /// <summary>
    /// An answer to a question of the past is counted and dropped, and so is one to a question that was never asked. Left
    /// aside is what brings an epoch of its own, which shows by a new one being welcome.
    /// </summary>
    public void StaleCompletionsOnlyCount()
    {
        var checks = 0;
        foreach (var walk in Situations(60))
        {
            var old = CopyOf(walk.Instance);
            Elsewhere.Shift(ref old);
            foreach (var phrase in Vocabulary<TInput>.All.Where(phrase => phrase.NamesEpoch))
            {
                if (IsStale(old, phrase.Say(FromTheFuture(walk))) && IsHeard(in old, phrase.Say(FromThePast(walk)), out var input))
                    OnlyCounts(old, input, walk.Now, ref checks);
            }
        }

        Assert.True(checks > 0 || !Vocabulary<TInput>.All.Any(phrase => phrase.NamesEpoch));
    }

    /// <summary>What a peer tells of its clock may be any number, and only makes no sense.</summary>
    public void ForeignClocksBreakNothing() => Assert.NotEmpty(Situations(400, foreignClocks: true).ToArray());

    /// <summary>
    /// A step that breaks an invariant asks for nothing and changes nothing, and the next one is as if it had not been.
    /// Data that is an object is changed in place: there the host's last good snapshot stands in.
    /// </summary>
    public void BrokenStepsLeaveNoTrace()
    {
        if (!typeof(TData).IsValueType)
            return;
        foreach (var walk in Situations(12))
        {
            BreakHalfWay(walk);
            var state = walk.Instance.State.ToString();
            foreach (var trigger in Enum.GetValues<TTrigger>().Where(trigger => table.Deciding(state, trigger.ToString()).Any(row => row.Kind == Tables.RowKind.Impossible)))
                Break(walk, new TriggerCodec<TTrigger>(trigger).Make<TInput>());
        }
    }

    /// <summary>The outbox has no room for the last effect: the ones before it are taken back.</summary>
    private void BreakHalfWay(Walk walk)
    {
        if (walk.NextInput() is not { } input)
            return;
        var (instance, roomy) = (walk.Instance, new Outbox<TEffect>(1_024));
        machine.Step(ref instance, in input, walk.Now, roomy);
        if (roomy.Count < 2)
            return;
        var tight = new Outbox<TEffect>(roomy.Count - 1);
        instance = walk.Instance;
        Assert.Throws<InvariantException>(() => machine.Step(ref instance, in input, walk.Now, tight));
        Assert.Equal(Exact(ref walk.Instance), Exact(ref instance));
        Assert.Equal(0, tight.Count);
    }

    /// <summary>A machine that hears nothing without an epoch drops it before the table, which is as good.</summary>
    private void Break(Walk walk, TInput input)
    {
        var (instance, effects) = (walk.Instance, new Outbox<TEffect>());
        effects.Add(default);
        var stale = instance.StaleDropped;
        var thrown = Record.Exception(() => machine.Step(ref instance, in input, walk.Now, effects));
        if (instance.StaleDropped > stale)
            return;
        Assert.True(thrown is InvariantException, $"{input} in {instance.State} ended with {thrown?.GetType().Name ?? "nothing"}");
        Assert.Equal(Exact(ref walk.Instance), Exact(ref instance));
        Assert.Equal(1, effects.Count);
        var before = walk.Instance;
        Assert.Equal(Ticked(ref before), Ticked(ref instance));
    }

    private void Replay(Walk.ScriptLine[] script, Instance<TState, TDeadline, TData>[] lives, Outbox<TEffect> effects)
    {
        var life = 0;
        foreach (ref readonly var line in script.AsSpan())
        {
            effects.Clear();
            if (line.Restarted)
                life++;
            else if (line.Input is { } input)
                machine.Step(ref lives[life], in input, line.Now, effects);
            else
                machine.Tick(ref lives[life], line.Now, effects);
        }
    }

    private static Generator FromThePast(Walk walk) => new(1) { Now = walk.Now };

    private static Generator FromTheFuture(Walk walk)
    {
        var generator = FromThePast(walk);
        foreach (var kind in Enum.GetValues<EpochKind>())
            generator.Saw(kind, 1_000_000);
        return generator;
    }

    private bool IsHeard(in Instance<TState, TDeadline, TData> hearer, TInput said, out TInput heard)
    {
        heard = said;
        return neighbour?.Refine(in hearer, ref heard, new(1)) != false;
    }

    private bool IsStale(Instance<TState, TDeadline, TData> original, TInput input)
    {
        var instance = CopyOf(original);
        if (!IsHeard(in instance, input, out input))
            return false;
        machine.Step(ref instance, in input, new(long.MaxValue / 2), new(1_024));
        return instance.StaleDropped > original.StaleDropped;
    }

    private void OnlyCounts(Instance<TState, TDeadline, TData> original, TInput input, MonotonicTime now, ref int checks)
    {
        var (instance, effects) = (CopyOf(original), new Outbox<TEffect>(1_024));
        machine.Step(ref instance, in input, now, effects);
        Assert.Equal(original.StaleDropped + 1, instance.StaleDropped);
        Assert.Equal(0, effects.Count);
        instance.StaleDropped = original.StaleDropped;
        Assert.Equal(Exact(ref original), Exact(ref instance));
        checks++;
    }
}
