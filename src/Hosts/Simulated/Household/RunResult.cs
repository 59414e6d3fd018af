using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>What became of a run.</summary>
/// <param name="Failure">The first promise that was broken, or null.</param>
/// <param name="Hash">Of everything that happened.</param>
/// <param name="Events">How much happened.</param>
/// <param name="Simulated">How long it was in there.</param>
/// <param name="MustBeUnheard">Faults that were alone and shorter than the buffer.</param>
/// <param name="Resumed">How often a listener of others was sent on from exactly where it was.</param>
/// <param name="Restored">How often a speaker's new process went on with what the one before it had saved.</param>
/// <param name="Refused">How often it found that cut by the kill, and refused it.</param>
/// <param name="FramesHeard">Frames of the source that were heard by all speakers together.</param>
/// <param name="FramesMissing">Frames that were not.</param>
public sealed record RunResult(
    Failure? Failure, ulong Hash, long Events, Duration Simulated, int MustBeUnheard, int Resumed, int Restored, int Refused, long FramesHeard, long FramesMissing);
