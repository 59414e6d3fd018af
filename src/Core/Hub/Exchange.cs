using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>A question that has not been answered yet.</summary>
public record struct Exchange : IHubEntry<ExchangeEpoch>
{
    public ExchangeEpoch Number;
    public ExchangeKind Kind;

    /// <summary>With what it was asked; none for who has only just said who they are.</summary>
    public SecretDigest Token;

    /// <summary>With a command: the connection that it was relayed on, the only one on which a reply counts.</summary>
    public ConnectionEpoch Connection;

    /// <summary>With a command: who sent it, and how they numbered it.</summary>
    public RequestIdentity Identity;

    /// <summary>When it has failed.</summary>
    public MonotonicTime Overdue;

    public readonly ExchangeEpoch Key => Number;

    public readonly MonotonicTime Due => Overdue;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Number);
        codec.Value(ref Kind);
        Token.Encode(ref codec);
        codec.Epoch(ref Connection);
        Identity.Encode(ref codec);
        codec.Value(ref Overdue);
    }
}
