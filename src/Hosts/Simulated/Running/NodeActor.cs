using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>Binds a production node to the simulated world, as a real host binds it to the real one: inputs one at a time, one timer.</summary>
internal abstract class NodeActor<TNode, TInput, TEffect> : Actor
    where TNode : Node<TInput, TEffect>
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    private readonly Outbox<TEffect> effects;

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
    public bool IsAlive { get; protected set; } = true;

    public override void Act()
    {
        if (!IsAlive)
            return;
        Node.Tick(Computer.Now, effects);
        HandOn();
    }

    public void Step(in TInput input)
    {
        if (!IsAlive)
            return;
        var now = Computer.Now;
        if (Node.NextDeadline <= now)
            Act();
        Node.Step(in input, now, effects);
        HandOn();
    }

    protected abstract void Handle(in TEffect effect);

    private void HandOn()
    {
        foreach (ref readonly var effect in effects.Effects)
            Handle(in effect);
        effects.Clear();
        ArmAt(Computer.WorldAt(Node.NextDeadline));
    }
}
