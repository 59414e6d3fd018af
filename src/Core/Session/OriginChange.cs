using Holdover.Machines;

namespace Holdover.Session;

/// <summary>What a consumer of origins is told.</summary>
/// <param name="Path">Where.</param>
/// <param name="Publisher">Who publishes there from now on; none if nobody does.</param>
public readonly record struct OriginChange(TextId Path, OwnerEpoch Publisher);
