namespace Holdover.Hub;

/// <summary>What can happen to an account.</summary>
public enum AccountTrigger
{
    TokenRequested,
    TokenMinted,
    TokenEnded,
    TicketRequested,
    TicketMinted,
    TicketRedeemed,
    ConnectionOpened,
    ConnectionIdMinted,
    ConnectionClosed,
    PingReceived,
    PongReceived,
    DevicePut,
    DeviceDeleted,
    CommandReceived,
    ReplyReceived,
    QueueChanged,
    RemoveRequested,
    ExchangeOverdue,
    LineDue,
    TicketExpired,
    LingerElapsed,
}
