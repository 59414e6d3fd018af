using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>A supervisor by itself, for a host.</summary>
public sealed class SupervisorNode : Node<SupervisorInput, SupervisorEffect>, IEncodable
{
    private readonly SupervisorMachine machine;
    private Instance<SupervisorState, SupervisorDeadline, SupervisorData> supervisor;

    public SupervisorNode(SupervisorSettings settings, Dice dice)
    {
        machine = new(settings);
        supervisor = machine.Create(dice);
    }

    public override MonotonicTime NextDeadline => supervisor.Deadlines.Earliest;

    /// <summary>What is so between two steps.</summary>
    public SupervisorStatus Status => new(
        supervisor.State == SupervisorState.Probing && supervisor.Data.ProbesFailed > 0 ? SupervisorState.WaitingForDevice : supervisor.State,
        supervisor.State is SupervisorState.Stopping or SupervisorState.Forcing or SupervisorState.Stopped,
        supervisor.Data.Starts,
        supervisor.Data.Backoff.Failures,
        supervisor.Data.Reported);

    /// <summary>The search for what a dead supervisor left behind that is under way; none if none is.</summary>
    public ProcessEpoch Search => supervisor.Data.Search;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct => supervisor.Encode(ref codec);

    /// <summary>Makes another node of its kind remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(SupervisorNode other)
    {
        other.supervisor = supervisor;
        other.Rewind(Now);
    }

    protected override void Deliver(in SupervisorInput input, Outbox<SupervisorEffect> effects) => machine.Step(ref supervisor, in input, Now, effects);

    protected override void TickEarliest(Outbox<SupervisorEffect> effects) => machine.TickOnce(ref supervisor, Now, effects);
}
