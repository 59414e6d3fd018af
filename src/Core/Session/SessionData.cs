using Holdover.Machines;

namespace Holdover.Session;

/// <summary>All that a session remembers.</summary>
public struct SessionData : IEncodable
{
    /// <summary>The transport that is asked for or open; none while nothing is.</summary>
    public ConnectionEpoch Live;

    /// <summary>The last one ever asked for.</summary>
    public ConnectionEpoch Minted;

    /// <summary>The session, kept through fast reconnects.</summary>
    public SessionEpoch Session;

    public Strategy Strategy;

    /// <summary>Attempts of this strategy that failed.</summary>
    public int Tries;

    public int UrlIndex;
    public int AddressIndex;
    public int AddressCount;

    /// <summary>Whether the connection that is up, or was the last, lasted long enough to count.</summary>
    public bool Healthy;

    /// <summary>Whether a stream plays, so that silence is noticed soon.</summary>
    public bool Streaming;

    public LossCause LastCause;
    public Backoff Backoff;
    public Dice Dice;

    public long Attempts;
    public long Losses;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Live);
        codec.Epoch(ref Minted);
        codec.Epoch(ref Session);
        codec.Value(ref Strategy);
        codec.Value(ref Tries);
        codec.Value(ref UrlIndex);
        codec.Value(ref AddressIndex);
        codec.Value(ref AddressCount);
        codec.Value(ref Healthy);
        codec.Value(ref Streaming);
        codec.Value(ref LastCause);
        Backoff.Encode(ref codec);
        codec.Dice(ref Dice);
        codec.Statistic(ref Attempts);
        codec.Statistic(ref Losses);
    }
}
