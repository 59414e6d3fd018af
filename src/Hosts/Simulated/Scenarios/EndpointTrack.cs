using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a server lets a speaker play, and who knows of the end of what was played.</summary>
internal record struct EndpointTrack : IEncodable
{
    /// <summary>What a frame lasts at most.</summary>
    private static readonly Duration Frame = new(23);

    /// <summary>Whether the server of who is wanted has a stream for us.</summary>
    public bool IsOn;

    /// <summary>Whether its sound has come, and when that is over; none if it is.</summary>
    public bool IsHeard;

    public MonotonicTime Until;

    /// <summary>The output that is open, and the last one that was; whether one broke, and nothing is heard of the track since.</summary>
    public OutputEpoch Output;

    public OutputEpoch OldOutput;
    public bool IsOutputLost;

    /// <summary>Whose play request was open last.</summary>
    public TextId Account;

    /// <summary>A request that is over, of which no session has been told since.</summary>
    public PlayRequestId Untold;

    /// <summary>The newest of whose end a session was told.</summary>
    public PlayRequestId Told;

    /// <summary>Whether another output is to be opened in place of one that broke.</summary>
    public readonly bool AwaitsOutput => IsOutputLost && Output.IsNone();

    /// <summary>Whether its sound is over by an instant, to the frame.</summary>
    public readonly bool IsOver(MonotonicTime by) => IsHeard && Until <= by + Frame;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref IsOn);
        codec.Value(ref IsHeard);
        codec.Value(ref Until);
        codec.Epoch(ref Output);
        codec.Epoch(ref OldOutput);
        codec.Value(ref IsOutputLost);
        codec.Value(ref Account);
        codec.Epoch(ref Untold);
        codec.Epoch(ref Told);
    }
}
