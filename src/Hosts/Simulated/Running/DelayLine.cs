using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>Things that will be so after a while: each is handed on at its instant, those of one instant in the order in which they came.</summary>
internal sealed class DelayLine<T>(Schedule schedule, Action<T> handOn) : Actor(schedule)
{
    private readonly PriorityQueue<T, (long Due, long Order)> waiting = new();
    private long order;

    public void Add(Duration delay, T thing)
    {
        waiting.Enqueue(thing, ((Now + delay).Microseconds, order++));
        Arm();
    }

    public void Clear()
    {
        waiting.Clear();
        Disarm();
    }

    public override void Act()
    {
        while (waiting.TryPeek(out _, out var key) && key.Due <= Now.Microseconds)
            handOn(waiting.Dequeue());
        Arm();
    }

    private void Arm()
    {
        if (waiting.TryPeek(out _, out var key))
            ArmAt(new(key.Due));
    }
}
