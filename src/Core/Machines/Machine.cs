using System.Runtime.CompilerServices;

namespace Holdover.Machines;

/// <summary>
/// The interpreter of one kind of machine: its table, configured once, and room for one instance that is swapped in for
/// a step. It reads no clock, never blocks, never calls back; what it wants done goes into the outbox. One object
/// serves any number of instances on one thread.
/// </summary>
public abstract class Machine<TState, TTrigger, TDeadline, TData, TInput, TEffect>
    where TState : unmanaged, Enum
    where TTrigger : unmanaged, Enum
    where TDeadline : unmanaged, Enum
    where TData : IEncodable
    where TInput : struct, IInput<TTrigger>
    where TEffect : struct, IEncodable
{
    /// <summary>Deadlines that one tick may fire: more is a machine that arms for the past, again and again.</summary>
    public const int DueMax = 64;

    private Instance<TState, TDeadline, TData> instance;
    private TInput input;
    private Outbox<TEffect>? outbox;
    private TData? spare;

    protected Machine() => Table = new(() => instance.State, state => instance.State = state);

    /// <summary>The transitions. A derived constructor configures every pair of state and trigger.</summary>
    public StateMachine<TState, TTrigger> Table { get; }

    protected ref TData Data => ref instance.Data;

    protected ref Deadlines<TDeadline> Deadlines => ref instance.Deadlines;

    /// <summary>What is being handled; when a deadline fires it is the default.</summary>
    protected ref readonly TInput Input => ref input;

    protected MonotonicTime Now { get; private set; }

    /// <summary>A new instance.</summary>
    /// <param name="dice">For jitter; <see cref="Dice.Fixed"/> where chance is not wanted.</param>
    public abstract Instance<TState, TDeadline, TData> Create(Dice dice);

    /// <summary>The trigger that a deadline fires.</summary>
    public abstract TTrigger Elapsed(TDeadline deadline);

    /// <summary>
    /// Handles one input. An input of a past epoch is counted and dropped. A step that breaks an invariant leaves the
    /// instance and the outbox as they were.
    /// </summary>
    public void Step(ref Instance<TState, TDeadline, TData> target, in TInput happened, MonotonicTime now, Outbox<TEffect> effects)
    {
        var before = effects.Count;
        try
        {
            SwapIn(in target, in happened, now, effects);
            if (IsCurrent(in input))
                Table.Fire(input.Trigger);
            else
                instance.StaleDropped++;
            SwapOut(ref target);
        }
        catch
        {
            Restore(ref target);
            effects.Truncate(before);
            throw;
        }
    }

    /// <summary>Fires every deadline that is due, by (due, enum) order, looking again after each. Early and repeated ticks do nothing.</summary>
    public void Tick(ref Instance<TState, TDeadline, TData> target, MonotonicTime now, Outbox<TEffect> effects)
    {
        var fired = 0;
        while (TickOnce(ref target, now, effects))
            Invariant.Holds(++fired < DueMax);
    }

    /// <summary>Fires the first deadline that is due; false if none is.</summary>
    public bool TickOnce(ref Instance<TState, TDeadline, TData> target, MonotonicTime now, Outbox<TEffect> effects)
    {
        if (target.Deadlines.Earliest > now)
            return false;
        var before = effects.Count;
        try
        {
            SwapIn(in target, default, now, effects);
            if (instance.Deadlines.TryTakeDue(now, out var deadline))
                Table.Fire(Elapsed(deadline));
            SwapOut(ref target);
            return true;
        }
        catch
        {
            Restore(ref target);
            effects.Truncate(before);
            throw;
        }
    }

    /// <summary>Whether an input belongs to what is under way now: the one place where epochs are checked.</summary>
    protected abstract bool IsCurrent(in TInput input);

    protected void Emit(in TEffect effect) => outbox!.Add(in effect);

    protected void ArmIn(TDeadline deadline, Duration span) => instance.Deadlines.Arm(deadline, Now + span);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SwapIn(in Instance<TState, TDeadline, TData> target, in TInput happened, MonotonicTime now, Outbox<TEffect> effects)
    {
        if (!typeof(TData).IsValueType)
            Keep(in target);
        instance = target;
        input = happened;
        Now = now;
        outbox = effects;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SwapOut(ref Instance<TState, TDeadline, TData> target)
    {
        outbox = null;
        target = instance;
    }

    /// <summary>A struct is kept by its copy that is swapped in; an object is changed in place, and so is kept in another.</summary>
    private void Keep(in Instance<TState, TDeadline, TData> target)
    {
        spare ??= Create(default).Data;
        ((ICopyable<TData>)target.Data).CopyTo(spare);
    }

    private void Restore(ref Instance<TState, TDeadline, TData> target)
    {
        if (!typeof(TData).IsValueType)
            ((ICopyable<TData>)spare!).CopyTo(target.Data);
    }

}
