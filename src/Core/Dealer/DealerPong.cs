namespace Holdover.Dealer;

/// <summary>The answer to a ping.</summary>
public sealed record DealerPong : DealerFrame
{
    /// <inheritdoc/>
    public override DealerFrameKind Kind => DealerFrameKind.Pong;
}
