namespace Holdover.Machines;

/// <summary>
/// Machines joined by one mailbox: an effect of one can be an input of another, in order, within the same step. What
/// the world is told is drained by the host before the next input. A machine that finds itself broken stays as it was
/// before, the others go on, and the first error is thrown when the step is over: its effects hold, and so does the node.
/// </summary>
public abstract class Node<TInput, TEffect>
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    /// <summary>Inputs that one step may cause inside the node: more is a loop of two machines that answer each other.</summary>
    public const int CascadesMax = 64;

    /// <summary>Room at first: it grows where machines have much to say to each other.</summary>
    private const int MailboxFirst = 4;

    private readonly Queue<TInput> mailbox = new(MailboxFirst);
    private MonotonicTime last = new(long.MinValue);
    private Exception? broken;

    /// <summary>When <see cref="Tick"/> is due; <see cref="MonotonicTime.Never"/> if only the world can go on.</summary>
    public abstract MonotonicTime NextDeadline { get; }

    /// <summary>Deadlines that one tick may fire: more is a machine that arms for the past, again and again.</summary>
    protected virtual int DueMax => CascadesMax;

    protected MonotonicTime Now { get; private set; }

    /// <summary>Handles one input and all that it causes inside.</summary>
    /// <exception cref="InvariantException">A machine found itself broken; see the class.</exception>
    public void Step(in TInput input, MonotonicTime now, Outbox<TEffect> effects)
    {
        Begin(now, effects);
        TryDeliver(in input, effects);
        Drain(effects, CascadesMax - 1);
        End();
    }

    /// <summary>Fires what is due, earliest first, each with all that it causes; a machine that breaks ends it, since its deadline is still due.</summary>
    /// <exception cref="InvariantException">A machine found itself broken; see the class.</exception>
    public void Tick(MonotonicTime now, Outbox<TEffect> effects)
    {
        Begin(now, effects);
        for (var fired = 0; NextDeadline <= now && broken is null; fired++)
        {
            Invariant.Holds(fired < DueMax);
            TryTickEarliest(effects);
            Drain(effects, CascadesMax);
        }

        End();
    }

    /// <summary>
    /// Says that what the node remembers was restored from another instant, be it an earlier one. What a broken step
    /// left in the mailbox is forgotten with the memory that it was meant for.
    /// </summary>
    public void Rewind(MonotonicTime now)
    {
        mailbox.Clear();
        (last, Now) = (now, now);
    }

    /// <summary>Puts an input at the end of the mailbox.</summary>
    protected void Post(in TInput input)
    {
        Invariant.Holds(mailbox.Count < CascadesMax);
        mailbox.Enqueue(input);
    }

    /// <summary>Gives the input to the machine that it is for, and its effects to the world or to the mailbox.</summary>
    protected abstract void Deliver(in TInput input, Outbox<TEffect> effects);

    /// <summary>Fires the earliest deadline of the node's machines.</summary>
    protected abstract void TickEarliest(Outbox<TEffect> effects);

    private void Begin(MonotonicTime now, Outbox<TEffect> effects)
    {
        Invariant.Holds(effects.Count == 0);
        Invariant.Holds(now >= last);
        (last, Now) = (now, now);
    }

    private void Drain(Outbox<TEffect> effects, int most)
    {
        while (mailbox.TryDequeue(out var input))
        {
            Invariant.Holds(most-- > 0);
            TryDeliver(in input, effects);
        }
    }

    private void TryTickEarliest(Outbox<TEffect> effects)
    {
        try
        {
            TickEarliest(effects);
        }
        catch (Exception error)
        {
            broken ??= error;
        }
    }

    private void TryDeliver(in TInput input, Outbox<TEffect> effects)
    {
        try
        {
            Deliver(in input, effects);
        }
        catch (Exception error)
        {
            broken ??= error;
        }
    }

    private void End()
    {
        if (broken is null)
            return;
        var error = broken;
        broken = null;
        throw new InvariantException("a step", error);
    }
}
