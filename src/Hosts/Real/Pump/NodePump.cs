using System.Threading.Channels;

using Holdover.Hosts.Real.Recording;
using Holdover.Machines;

namespace Holdover.Hosts.Real.Pump;

/// <summary>
/// Binds a node to the world: takes inputs one at a time, fires its deadlines by one timer, hands its effects on. The
/// only place where a node is stepped.
/// </summary>
public sealed class NodePump<TInput, TEffect> : IAsyncDisposable
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    /// <summary>Inputs that wait at most; beyond that whoever brings one waits.</summary>
    public const int WaitingMax = 4_096;

    private readonly Node<TInput, TEffect> node;
    private readonly IEffectHandler<TInput, TEffect> handler;
    private readonly MonotonicClock clock;
    private readonly Outbox<TEffect> effects;
    private readonly ITimer timer;
    private readonly Channel<Letter> letters = Channel.CreateBounded<Letter>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private BreakBudget breaks;
    private int tickWaits;

    /// <summary>What the timer was set for last.</summary>
    private MonotonicTime armedFor = MonotonicTime.Never;

    /// <summary>Whether it has fired since, be it a little early.</summary>
    private bool hasFired;

    public NodePump(Node<TInput, TEffect> node, IEffectHandler<TInput, TEffect> handler, MonotonicClock clock, int effectsMax)
    {
        this.node = node;
        this.handler = handler;
        this.clock = clock;
        effects = new(effectsMax);
        timer = clock.Provider.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Told of a step that broke and was survived: the machine is as before it, and goes on.</summary>
    public Action<InvariantException>? Broke { get; set; }

    /// <summary>What writes down every step; nobody if null. To be set before the first.</summary>
    public RecordingFile<TInput, TEffect>? Recording { get; init; }

    /// <summary>Brings an input; false once the pump has stopped.</summary>
    public async ValueTask<bool> Post(TInput input)
    {
        try
        {
            await letters.Writer.WriteAsync(new(false, input));
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    /// <summary>Brings an input from where nothing may wait: from the handler itself, or a signal.</summary>
    public bool TryPost(in TInput input) => letters.Writer.TryWrite(new(false, input));

    /// <summary>Asks for a call on the pump's flow, after all that waits already: a pump that hangs does not answer.</summary>
    public bool TryAsk(Action answer) => letters.Writer.TryWrite(new(true, default, answer));

    /// <summary>Steps the node until <see cref="Stop"/>. If that or the handler throws, it has stopped, too: nobody waits for it.</summary>
    /// <exception cref="InvariantException">The node found itself broken more often than <see cref="BreakBudget"/> survives.</exception>
    public async Task Run()
    {
        try
        {
            while (await letters.Reader.WaitToReadAsync())
            {
                do
                {
                    while (letters.Reader.TryRead(out var letter))
                        Take(in letter);
                }
                while (TickIfDue());
                Arm();
            }
        }
        finally
        {
            Stop();
        }
    }

    /// <summary>Takes no more inputs; those that wait are still handled.</summary>
    public void Stop() => letters.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        Stop();
        await timer.DisposeAsync();
    }

    private void Take(in Letter letter)
    {
        if (letter.IsTick)
            Volatile.Write(ref tickWaits, 0);
        var now = clock.Now;
        if (node.NextDeadline <= now)
            Tick(now);
        letter.Answer?.Invoke();
        if (letter.IsTick)
            return;
        Step(in letter.Input, now);
        handler.Completed(in letter.Input);
    }

    /// <summary>What is due already needs no timer, which would cost two threads' waking up.</summary>
    private bool TickIfDue()
    {
        var now = clock.Now;
        if (node.NextDeadline > now || letters.Reader.Completion.IsCompleted)
            return false;
        Tick(now);
        return true;
    }

    private void Tick(MonotonicTime now)
    {
        Recording?.Prepare(now);
        var broke = true;
        try
        {
            node.Tick(now, effects);
            broke = false;
        }
        catch (InvariantException error) when (breaks.Survives(now))
        {
            Broke?.Invoke(error);
        }
        finally
        {
            Recording?.Ticked(now, effects.Effects, broke);
        }

        HandOn();
    }

    private void Step(in TInput input, MonotonicTime now)
    {
        Recording?.Prepare(now);
        var broke = true;
        try
        {
            node.Step(in input, now, effects);
            broke = false;
        }
        catch (InvariantException error) when (breaks.Survives(now))
        {
            Broke?.Invoke(error);
        }
        finally
        {
            Recording?.Stepped(in input, now, effects.Effects, broke);
        }

        HandOn();
    }

    private void HandOn()
    {
        foreach (ref readonly var effect in effects.Effects)
            handler.Handle(in effect);
        effects.Clear();
    }

    /// <summary>Only for another deadline than before, or when the timer has fired: to set it costs a thread's waking up.</summary>
    private void Arm()
    {
        if (node.NextDeadline == armedFor && !Volatile.Read(ref hasFired))
            return;
        armedFor = node.NextDeadline;
        Volatile.Write(ref hasFired, false);
        timer.Change(clock.Until(armedFor), Timeout.InfiniteTimeSpan);
    }

    /// <summary>One tick in the mailbox is enough. If it is full, whatever is taken next ticks.</summary>
    private void Wake()
    {
        Volatile.Write(ref hasFired, true);
        if (Interlocked.Exchange(ref tickWaits, 1) == 0 && !letters.Writer.TryWrite(new(true, default)))
            Volatile.Write(ref tickWaits, 0);
    }

    private readonly struct Letter(bool isTick, TInput input, Action? answer = null)
    {
        public readonly bool IsTick = isTick;
        public readonly TInput Input = input;
        public readonly Action? Answer = answer;
    }
}
