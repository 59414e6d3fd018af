namespace Holdover.Hub;

/// <summary>What an account can ask for.</summary>
public enum AccountAction
{
    /// <summary>Write the hub to disk, and only then go on with what follows: whoever is answered is known after a crash.</summary>
    Save,

    /// <summary>Mint a token that nobody can guess, keep its text for the exchange, and say its digest with TokenMinted.</summary>
    MintToken,

    /// <summary>The same with a ticket and TicketMinted.</summary>
    MintTicket,

    /// <summary>The same for a connection's id and ConnectionIdMinted.</summary>
    MintConnectionId,

    /// <summary>Send the connection id that was minted.</summary>
    SendConnectionId,

    SendPing,
    SendPong,

    /// <summary>Send the cluster as it is now. A level: only the newest counts.</summary>
    SendCluster,

    /// <summary>Relay a command as a request whose key is the exchange; any reply is ReplyReceived.</summary>
    SendRequest,

    /// <summary>Close the connection, at once. No answer is wanted.</summary>
    CloseConnection,

    /// <summary>Close every session that the token opened, by a ticket or itself. No answer is wanted.</summary>
    EndSessions,

    /// <summary>Answer the exchange. Comes exactly once for each.</summary>
    Answer,
}
