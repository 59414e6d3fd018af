using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a server lets a speaker play, and who knows of the end of what was played.</summary>
internal record struct EndpointTrack : IEncodable
{
    /// <summary>Whether the server of who is wanted has a stream for us.</summary>
    public bool IsOn;

    /// <summary>Whether its sound has come, and when that is over; none if it is.</summary>
    public bool IsHeard;

    public MonotonicTime Until;

    /// <summary>Whose play request was open last.</summary>
    public TextId Account;

    /// <summary>A request that is over, of which no session has been told since.</summary>
    public PlayRequestId Untold;

    /// <summary>The newest of whose end a session was told.</summary>
    public PlayRequestId Told;

    /// <summary>Whether its sound is over by an instant.</summary>
    public readonly bool IsOver(MonotonicTime by) => IsHeard && Until <= by;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref IsOn);
        codec.Value(ref IsHeard);
        codec.Value(ref Until);
        codec.Value(ref Account);
        codec.Epoch(ref Untold);
        codec.Epoch(ref Told);
    }
}
