using Holdover.Machines;

namespace Holdover.Session;

/// <summary>One path at which something is published: who does so now, and whom its consumer knows of.</summary>
/// <param name="Path">The path; none in a free place.</param>
/// <param name="Publisher">Who publishes: the same after a reconnect. None if nobody does any more.</param>
/// <param name="Source">The connection by which it comes.</param>
/// <param name="Lingers">Whether that connection is lost and the publisher may come back.</param>
/// <param name="Known">The publisher whom the consumer was told of; none if it knows of nobody.</param>
internal readonly record struct Origin(TextId Path, OwnerEpoch Publisher, ConnectionEpoch Source, bool Lingers, OwnerEpoch Known);
