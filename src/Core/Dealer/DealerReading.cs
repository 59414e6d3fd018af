using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>What a text frame was read as.</summary>
/// <param name="Frame">The frame, or null.</param>
/// <param name="Fault">What is wrong and where. A host passes over <see cref="WireError.UnknownType"/> in silence.</param>
/// <param name="RequestKey">The key of what is at least a request, which is owed a reply, readable or not; otherwise null.</param>
public readonly record struct DealerReading(DealerFrame? Frame, WireFault Fault, string? RequestKey);
