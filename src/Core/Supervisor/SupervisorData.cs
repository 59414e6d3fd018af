using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>All that a supervisor remembers.</summary>
public struct SupervisorData : IEncodable
{
    /// <summary>The last epoch asked for: probes, searches and children are counted as one, so that none answers for another.</summary>
    public ProcessEpoch Minted;

    /// <summary>The child that lives or is on its way; none while nothing is.</summary>
    public ProcessEpoch Child;

    /// <summary>The probe that is under way.</summary>
    public ProcessEpoch Probe;

    /// <summary>The search for leftovers that is under way.</summary>
    public ProcessEpoch Search;

    /// <summary>Probes that failed in a row, up to where a leftover is looked for.</summary>
    public int ProbesFailed;

    /// <summary>What people were told of the device last.</summary>
    public DeviceTrouble Reported;

    /// <summary>Whether people heard of trouble, and not yet that it is over.</summary>
    public bool HasTrouble;

    /// <summary>Whether the child that is up, or was the last, ran long enough to count.</summary>
    public bool Stable;

    /// <summary>Why the child is being killed.</summary>
    public DownCause KillCause;

    /// <summary>What the child is told when supervision ends.</summary>
    public ProcessSignal StopSignal;

    public Backoff Backoff;
    public Dice Dice;

    public long Starts;
    public long StaleKilled;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Minted);
        codec.Epoch(ref Child);
        codec.Epoch(ref Probe);
        codec.Epoch(ref Search);
        codec.Value(ref ProbesFailed);
        Reported.Encode(ref codec);
        codec.Value(ref HasTrouble);
        codec.Value(ref Stable);
        codec.Value(ref KillCause);
        StopSignal.Encode(ref codec);
        Backoff.Encode(ref codec);
        codec.Dice(ref Dice);
        codec.Statistic(ref Starts);
        codec.Statistic(ref StaleKilled);
    }

    /// <summary>The epoch that an answer must bring back to be heard.</summary>
    internal readonly ProcessEpoch EpochFor(SupervisorTrigger answer) => answer switch
    {
        SupervisorTrigger.ProbeSucceeded or SupervisorTrigger.ProbeFailed => Probe,
        SupervisorTrigger.StaleFound or SupervisorTrigger.NoneStale => Search,
        _ => Child,
    };

    internal ProcessEpoch Mint() => Minted = Minted.Next();
}
