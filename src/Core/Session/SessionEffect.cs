using Holdover.Machines;

namespace Holdover.Session;

/// <summary>What a session asks for.</summary>
public record struct SessionEffect(SessionAction Action) : IEncodable
{
    public ConnectionEpoch Connection;

    /// <summary>The connection for which the token was fetched; none if none is needed.</summary>
    public ConnectionEpoch Token;

    public SessionEpoch Session;
    public SessionStatus Status;
    public Strategy Strategy;
    public LossCause Cause;
    public int UrlIndex;

    /// <summary>The connection for which the addresses were asked, and which of them it is.</summary>
    public ConnectionEpoch Resolved;

    public int AddressIndex;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Connection);
        codec.Epoch(ref Token);
        codec.Epoch(ref Session);
        codec.Value(ref Status);
        codec.Value(ref Strategy);
        codec.Value(ref Cause);
        codec.Value(ref UrlIndex);
        codec.Epoch(ref Resolved);
        codec.Value(ref AddressIndex);
    }
}
