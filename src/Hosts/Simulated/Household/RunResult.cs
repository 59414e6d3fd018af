using Holdover.Hosts.Simulated.Faults;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>What became of a run.</summary>
/// <param name="Failure">The first promise that was broken, or null.</param>
/// <param name="Hash">Of everything that happened.</param>
/// <param name="Events">How much happened.</param>
/// <param name="Simulated">How long it was in there.</param>
/// <param name="Begun">How many faults of each kind began.</param>
/// <param name="Met">How often each situation was met.</param>
/// <param name="FramesHeard">Frames of the source that were heard by all speakers together.</param>
/// <param name="FramesMissing">Frames that were not.</param>
public sealed record RunResult(
    Failure? Failure, ulong Hash, long Events, Duration Simulated, Counts<FaultKind> Begun, Counts<Situation> Met, long FramesHeard, long FramesMissing);
