namespace Holdover.Dealer;

/// <summary>What a dealer's node is told.</summary>
public enum BusPart
{
    /// <summary>Something happened to the dealer; messages and requests come with their address.</summary>
    Dealer,

    /// <summary>A frame came of which not even a key could be read, or a message whose payload could not be.</summary>
    Unreadable,

    /// <summary>A dealer for another owner begins. Who is registered stays; what waits for them was the last owner's.</summary>
    Begin,

    /// <summary>Somebody wants the messages to these addresses, or none of them.</summary>
    Subscribe,

    /// <summary>Somebody answers the requests to these addresses, or to none of them.</summary>
    Handle,

    /// <summary>A subscriber or a handler is gone.</summary>
    Leave,

    /// <summary>A subscriber waits for its next message. What it was given before is taken with this.</summary>
    Receive,

    /// <summary>It waits no more: whatever it was given for this and did not get to see is its next.</summary>
    CancelReceive,
}
