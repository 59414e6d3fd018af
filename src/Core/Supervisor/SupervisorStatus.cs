namespace Holdover.Supervisor;

/// <summary>Where a supervisor is, for people and for whoever watches it.</summary>
/// <param name="State">Where it is. A device that is tried again and again is waited for all the while: nothing has changed.</param>
/// <param name="IsEnding">Whether supervision is to end, or is over.</param>
/// <param name="Starts">Children that were asked for.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Trouble">Why the device is not to be had, if it is not.</param>
public readonly record struct SupervisorStatus(SupervisorState State, bool IsEnding, long Starts, int Failures, DeviceTrouble Trouble);
