using Holdover.Machines;

namespace Holdover.Session;

/// <summary>A session by itself, for a host that needs nothing else of ours.</summary>
public sealed class SessionNode : Node<SessionInput, SessionEffect>, IEncodable
{
    private readonly SessionMachine machine;
    private Instance<SessionState, SessionDeadline, SessionData> session;

    public SessionNode(SessionSettings settings, Dice dice)
    {
        machine = new(settings);
        session = machine.Create(dice);
    }

    public override MonotonicTime NextDeadline => session.Deadlines.Earliest;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct => session.Encode(ref codec);

    protected override void Deliver(in SessionInput input, Outbox<SessionEffect> effects) => machine.Step(ref session, in input, Now, effects);

    protected override void TickEarliest(Outbox<SessionEffect> effects) => machine.TickOnce(ref session, Now, effects);
}
