using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Keeper;

/// <summary>What a keeper asks for.</summary>
public record struct KeeperEffect(KeeperAction Action) : IEncodable
{
    /// <summary>The epoch of what is asked for, to be brought back by the answer.</summary>
    public ProcessEpoch Asked;

    /// <summary>Which child: 0 is the coordinator, the workers are counted from 1.</summary>
    public int Place;

    /// <summary>What the keeper is to exit with.</summary>
    public int ExitCode;

    public ProcessSignal Signal;

    /// <summary>What the child's supervisor asks for.</summary>
    public SupervisorEffect Child;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Asked);
        codec.Value(ref Place);
        codec.Value(ref ExitCode);
        codec.Value(ref Signal);
        if (action == KeeperAction.ForChild)
            Child.Encode(ref codec);
    }
}
