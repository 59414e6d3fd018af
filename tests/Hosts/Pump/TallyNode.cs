using Holdover.Machines;

namespace Holdover.Tests.Hosts.Pump;

/// <summary>A number that was posted; negative ones arm a deadline so many milliseconds from now, zero breaks the node.</summary>
internal record struct Number(int Value) : IEncodable
{
    public readonly void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
    }
}

/// <summary>Repeats what it is told, and says when a deadline fires.</summary>
internal sealed class TallyNode : Node<Number, Number>
{
    public const int Fired = 1_000_000;

    private MonotonicTime deadline = MonotonicTime.Never;

    public override MonotonicTime NextDeadline => deadline;

    protected override void Deliver(in Number input, Outbox<Number> effects)
    {
        if (input.Value < 0)
            deadline = Now + Duration.FromMilliseconds(-input.Value);
        Invariant.Holds(input.Value != 0);
        effects.Add(input);
    }

    protected override void TickEarliest(Outbox<Number> effects)
    {
        deadline = MonotonicTime.Never;
        effects.Add(new(Fired));
    }
}
