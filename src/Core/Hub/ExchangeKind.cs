namespace Holdover.Hub;

/// <summary>What an exchange waits for.</summary>
public enum ExchangeKind
{
    /// <summary>The host mints a token.</summary>
    Token,

    /// <summary>The host mints a ticket.</summary>
    Ticket,

    /// <summary>A device replies to a command.</summary>
    Command,
}
