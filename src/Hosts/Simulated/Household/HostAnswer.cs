using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>What a speaker's host will answer after a while.</summary>
/// <param name="Kind">To what.</param>
/// <param name="Connection">Of which attempt.</param>
/// <param name="Output">Of which opening of the output.</param>
internal readonly record struct HostAnswer(HostAnswerKind Kind, ConnectionEpoch Connection, OutputEpoch Output = default);
