using Holdover.Machines;
using Holdover.Recording;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>Binds a production node to the simulated world, as a real host binds it to the real one: inputs one at a time, one timer.</summary>
internal abstract class NodeActor<TNode, TInput, TEffect> : Actor
    where TNode : Node<TInput, TEffect>
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    private readonly Outbox<TEffect> effects;
    private readonly Queue<TInput> waiting = new();
    private FlightRecorder<TInput, TEffect>? recorder;
    private bool isAlive = true;

    protected NodeActor(Schedule schedule, Computer computer, TNode node, int effectsMax)
        : base(schedule)
    {
        Computer = computer;
        Node = node;
        effects = new(effectsMax);
    }

    public Computer Computer { get; }

    /// <summary>Replaced when its process starts anew.</summary>
    public TNode Node { get; protected set; }

    /// <summary>Whether its process runs; one that does not hears nothing and says nothing.</summary>
    public bool IsAlive
    {
        get => isAlive;
        protected set
        {
            isAlive = value;
            IsHung = false;
            waiting.Clear();
        }
    }

    /// <summary>Whether its process does nothing, and nobody has noticed: what comes for it waits.</summary>
    public bool IsHung { get; private set; }

    public void Hang() => IsHung = IsAlive;

    /// <summary>It goes on, as if no time had passed.</summary>
    public void WakeUp()
    {
        if (!IsHung)
            return;
        IsHung = false;
        while (IsAlive && !IsHung && waiting.TryDequeue(out var input))
            Step(in input);
        if (IsAlive)
            ArmAt(Computer.WorldAt(Node.NextDeadline));
    }

    public override void Act()
    {
        if (!IsAlive || IsHung)
            return;
        var now = Computer.Now;
        recorder?.Prepare(now);
        var broke = true;
        try
        {
            Node.Tick(now, effects);
            broke = false;
        }
        finally
        {
            recorder?.Ticked(now, effects.Effects, broke);
        }

        HandOn();
    }

    public void Step(in TInput input)
    {
        if (!IsAlive)
            return;
        if (IsHung)
        {
            waiting.Enqueue(input);
            return;
        }

        var now = Computer.Now;
        if (Node.NextDeadline <= now)
            Act();
        recorder?.Prepare(now);
        var broke = true;
        try
        {
            Node.Step(in input, now, effects);
            broke = false;
        }
        finally
        {
            recorder?.Stepped(in input, now, effects.Effects, broke);
        }

        HandOn();
    }

    /// <summary>From here on every step of the present process is written down, if recordings are wanted.</summary>
    protected void Record(Recordings? recordings, string name, RecordingHead head, IEncodable image)
    {
        if (recordings is null)
            return;
        var begun = recorder = new(head, image, recordings.SegmentMax);
        recordings.Add(name, () => begun.Segment.ToArray());
    }

    protected abstract void Handle(in TEffect effect);

    private void HandOn()
    {
        foreach (ref readonly var effect in effects.Effects)
        {
            Handle(in effect);
            if (!IsAlive)
                break;
        }

        effects.Clear();
        if (IsAlive)
            ArmAt(Computer.WorldAt(Node.NextDeadline));
    }
}
