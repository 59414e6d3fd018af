namespace Holdover.Hosts.Real.Web;

/// <summary>A party at one instant.</summary>
/// <param name="State">Where it is, in a word for people.</param>
/// <param name="IsServing">Whether who connects now can hear something, or will.</param>
/// <param name="Teller">The number of the worker that says so.</param>
/// <param name="Playing">Null while nothing plays.</param>
/// <param name="Workers">All of them.</param>
public sealed record PartyView(string State, bool IsServing, int Teller, PlayingView? Playing, IReadOnlyList<WorkerView> Workers)
{
    public int Listeners => Workers.Sum(worker => worker.Listeners);

    public int Connections => Workers.Sum(worker => worker.Connections);
}
