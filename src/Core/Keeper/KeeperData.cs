using System.Runtime.CompilerServices;

using Holdover.Machines;
using Holdover.Party;
using Holdover.Supervisor;

namespace Holdover.Keeper;

/// <summary>All that a keeper remembers, besides what its children's supervisors do.</summary>
public struct KeeperData : IEncodable
{
    /// <summary>The coordinator, and the workers behind it.</summary>
    public const int ChildrenMax = 1 + WorkerLinks.CountMax;

    /// <summary>The last epoch asked for: searches and sockets are counted as one, so that none answers for another.</summary>
    public ProcessEpoch Minted;

    /// <summary>The search that is under way.</summary>
    public ProcessEpoch Search;

    /// <summary>The bind that was asked for.</summary>
    public ProcessEpoch Binding;

    /// <summary>Who came up at least once, who is up, and who has ended for good: a bit each, the coordinator's the lowest.</summary>
    public int CameUp;

    public int Up;
    public int Ended;

    /// <summary>Whether it is to end when it knows whom an earlier keeper left, and at once.</summary>
    public bool IsToEnd;

    public bool IsForced;

    public int ExitCode;
    public ProcessSignal Signal;

    /// <summary>Failures in a row of each worker.</summary>
    public Counts Failures;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Minted);
        codec.Epoch(ref Search);
        codec.Epoch(ref Binding);
        codec.Value(ref IsToEnd);
        codec.Value(ref IsForced);
        codec.Value(ref CameUp);
        codec.Value(ref Up);
        codec.Value(ref Ended);
        codec.Value(ref ExitCode);
        Signal.Encode(ref codec);
        for (var place = 0; place < ChildrenMax; place++)
            codec.Value(ref Failures[place]);
    }

    [InlineArray(ChildrenMax)]
    public struct Counts
    {
        private int first;
    }
}
