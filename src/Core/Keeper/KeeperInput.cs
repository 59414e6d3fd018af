using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Keeper;

/// <summary>What happened to a keeper, or to one of its children.</summary>
public record struct KeeperInput(KeeperTrigger Trigger) : IInput<KeeperTrigger>
{
    public KeeperPart Part;

    /// <summary>The epoch of what was asked for, a search or a socket; none if nobody asked.</summary>
    public ProcessEpoch Asked;

    /// <summary>Which child: 0 is the coordinator, the workers are counted from 1.</summary>
    public int Place;

    /// <summary>Failures of that worker in a row, each of a run that was not stable.</summary>
    public int Failures;

    /// <summary>What the child exited with; or why the port could not be bound, as the system numbers it.</summary>
    public int Code;

    public ProcessSignal Signal;
    public SupervisorInput Child;

    public static KeeperInput StartRequested() => new(KeeperTrigger.StartRequested);

    /// <summary>The party is to end: what was sent ahead is played first. Said again, it ends at once.</summary>
    public static KeeperInput StopRequested(ProcessSignal signal) => new(KeeperTrigger.StopRequested) { Signal = signal };

    /// <summary>A worker that lives without a keeper has handed the socket over.</summary>
    public static KeeperInput SocketAdopted(ProcessEpoch asked) => new(KeeperTrigger.SocketAdopted) { Asked = asked };

    public static KeeperInput NothingAdopted(ProcessEpoch asked) => new(KeeperTrigger.NothingAdopted) { Asked = asked };

    public static KeeperInput Bound(ProcessEpoch asked) => new(KeeperTrigger.Bound) { Asked = asked };

    public static KeeperInput BindFailed(ProcessEpoch asked, int errorNumber) => new(KeeperTrigger.BindFailed) { Asked = asked, Code = errorNumber };

    /// <summary>A child that an earlier keeper started lives.</summary>
    public static KeeperInput Found(int place, ProcessRef process) => ForChild(place, SupervisorInput.Adopted(process));

    public static KeeperInput ForChild(int place, in SupervisorInput input) => new(default) { Part = KeeperPart.Child, Place = place, Child = input };

    public static KeeperInput CoordinatorUp() => new(KeeperTrigger.CoordinatorUp);

    public static KeeperInput CoordinatorDown(int exitCode) => new(KeeperTrigger.CoordinatorDown) { Code = exitCode };

    public static KeeperInput CoordinatorEnded(int exitCode) => new(KeeperTrigger.CoordinatorEnded) { Code = exitCode };

    public static KeeperInput WorkerUp(int place) => new(KeeperTrigger.WorkerUp) { Place = place };

    public static KeeperInput WorkerDown(int place, int failures) => new(KeeperTrigger.WorkerDown) { Place = place, Failures = failures };

    public static KeeperInput WorkerEnded(int place) => new(KeeperTrigger.WorkerEnded) { Place = place };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Value(ref Part);
        codec.Epoch(ref Asked);
        codec.Value(ref Place);
        codec.Value(ref Failures);
        codec.Value(ref Code);
        codec.Value(ref Signal);
        if (Part == KeeperPart.Child)
            Child.Encode(ref codec);
    }
}
