namespace Holdover.Hosts.Simulated.Household;

/// <summary>Whether a device is the one of its account that plays, as it has it.</summary>
/// <param name="IsActive">Whether it is.</param>
/// <param name="Epoch">Whose turn it knows of last; 0 before the first.</param>
/// <param name="IsClaimed">Whether its user has only just begun: until the hub knows, what is told of the others is of before that.</param>
internal readonly record struct DeviceTurn(bool IsActive, uint Epoch, bool IsClaimed);
