using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>What a supervisor asks for.</summary>
public record struct SupervisorEffect(SupervisorAction Action) : IEncodable
{
    /// <summary>The epoch of what is asked for, to be brought back by the answer.</summary>
    public ProcessEpoch Process;

    public OnParentDeath OnParentDeath;
    public ProcessSignal Signal;
    public DeviceTrouble Trouble;
    public ProcessRef Stale;

    /// <summary>The child that is to be watched.</summary>
    public ProcessRef Watched;
    public DownCause DownCause;
    public EndCause EndCause;

    /// <summary>What the child exited with, or what the supervisor is to exit with.</summary>
    public int ExitCode;

    public int ErrorNumber;

    /// <summary>Failures in a row.</summary>
    public int Failures;

    /// <summary>From now to the next attempt.</summary>
    public Duration RetryIn;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Process);
        codec.Value(ref OnParentDeath);
        codec.Value(ref Signal);
        Trouble.Encode(ref codec);
        Stale.Encode(ref codec);
        Watched.Encode(ref codec);
        codec.Value(ref DownCause);
        codec.Value(ref EndCause);
        codec.Value(ref ExitCode);
        codec.Value(ref ErrorNumber);
        codec.Value(ref Failures);
        var retryIn = RetryIn.Microseconds;
        codec.Value(ref retryIn);
        RetryIn = new(retryIn);
    }
}
