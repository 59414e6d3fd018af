namespace Holdover.Dealer;

/// <summary>Asks the other side for a sign of life, where pings of the transport do not come through.</summary>
public sealed record DealerPing : DealerFrame
{
    /// <inheritdoc/>
    public override DealerFrameKind Kind => DealerFrameKind.Ping;
}
