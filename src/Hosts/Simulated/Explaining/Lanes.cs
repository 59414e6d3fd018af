namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>What is drawn of a speaker, and of the server.</summary>
internal static class Lanes
{
    public const string Session = "session";
    public const string Dealer = "dealer";
    public const string Playback = "playback";
    public const string Process = "process";
    public const string Coordinator = "coordinator";
    public const string Hub = "hub";
    public const string Keeper = "keeper";

    /// <summary>The server's number in a recording.</summary>
    public const int Server = -1;
}
