namespace Holdover.Hosts.Real.Web;

/// <summary>A worker at one instant.</summary>
/// <param name="Number">Its place, from 1 on.</param>
/// <param name="Process">Its process id.</param>
/// <param name="Listeners">Connections that listen.</param>
/// <param name="Connections">Players that are connected, those that have not introduced themselves too.</param>
/// <param name="SentBytes">What its listeners were sent, all together, since it began.</param>
/// <param name="LateSeconds">Sound that was dropped because it could not have come in time, of all of them together.</param>
/// <param name="Slow">Listeners that were closed because they did not keep up, since it began.</param>
public sealed record WorkerView(int Number, int Process, int Listeners, int Connections, long SentBytes, double LateSeconds, long Slow);
