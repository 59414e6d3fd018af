using Holdover.Machines;

namespace Holdover.Session;

/// <summary>All that a session remembers.</summary>
public struct SessionData : IEncodable
{
    public Intent Intent;

    /// <summary>The transport that carries the session; none while the session is down.</summary>
    public ConnectionEpoch Live;

    /// <summary>The transport of the attempt that is under way; none while there is no attempt.</summary>
    public ConnectionEpoch Next;

    /// <summary>What the attempt waits for.</summary>
    public AttemptStep Step;

    /// <summary>The connection for which the attempt's token was fetched.</summary>
    public ConnectionEpoch Token;

    /// <summary>The last one ever asked for.</summary>
    public ConnectionEpoch Minted;

    /// <summary>The session, kept through fast reconnects.</summary>
    public SessionEpoch Session;

    public Strategy Strategy;

    /// <summary>Attempts of this strategy that failed.</summary>
    public int Tries;

    public int UrlIndex;

    /// <summary>Those of the URL's name, from the last time that it was resolved.</summary>
    public AddressRotation Addresses;

    /// <summary>Whether the connection that is up, or was the last, lasted long enough to count.</summary>
    public bool Healthy;

    /// <summary>Whether the network of this machine is down.</summary>
    public bool Offline;

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
        codec.Value(ref Intent);
        codec.Epoch(ref Live);
        codec.Epoch(ref Next);
        codec.Value(ref Step);
        codec.Epoch(ref Token);
        codec.Epoch(ref Minted);
        codec.Epoch(ref Session);
        codec.Value(ref Strategy);
        codec.Value(ref Tries);
        codec.Value(ref UrlIndex);
        Addresses.Encode(ref codec);
        codec.Value(ref Healthy);
        codec.Value(ref Offline);
        codec.Value(ref Streaming);
        codec.Value(ref LastCause);
        Backoff.Encode(ref codec);
        codec.Dice(ref Dice);
        codec.Statistic(ref Attempts);
        codec.Statistic(ref Losses);
    }
}
