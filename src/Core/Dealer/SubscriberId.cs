namespace Holdover.Dealer;

/// <summary>Who is told of messages. Never used again for another.</summary>
public readonly record struct SubscriberId(int Value);
