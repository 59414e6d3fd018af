namespace Holdover.Hosts.Real.Web;

/// <summary>A worker at one instant.</summary>
/// <param name="Number">Its place, from 1 on.</param>
/// <param name="Process">Its process id.</param>
/// <param name="Listeners">Connections that listen.</param>
/// <param name="Connections">Players that are connected, those that have not introduced themselves too.</param>
public sealed record WorkerView(int Number, int Process, int Listeners, int Connections);
