using Holdover.Party;

namespace Holdover.Hosts.Real.Serving;

/// <summary>This process is of an older build than another of its party: it is to end, so that it is started anew.</summary>
public sealed class OutdatedException(int version)
    : Exception($"this process is of an older build than another of its party (its links are of version {LinkFrames.Version}, the other's of {version}): ending, to be started anew");
