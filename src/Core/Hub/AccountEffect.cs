using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>What an account asks for.</summary>
public record struct AccountEffect(AccountAction Action) : IEncodable
{
    public ExchangeEpoch Exchange;
    public ConnectionEpoch Connection;

    /// <summary>The token whose sessions end, or that a redeemed ticket was got with.</summary>
    public SecretDigest Token;

    /// <summary>The host's name for a command.</summary>
    public int Handle;

    public HubAnswer Answer;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Exchange);
        codec.Epoch(ref Connection);
        Token.Encode(ref codec);
        codec.Value(ref Handle);
        codec.Value(ref Answer);
    }
}
