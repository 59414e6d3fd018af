namespace Holdover.Dealer;

/// <summary>The types of frame.</summary>
public enum DealerFrameKind
{
    Message,
    Request,
    Reply,
    Ping,
    Pong,
}
