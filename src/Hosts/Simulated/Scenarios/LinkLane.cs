namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves a linked world on. What is in flight in one lane comes in its order.</summary>
internal enum LinkLane
{
    Clock,
    SpeakerHost,
    PartyHost,
    Up,
    Down,

    /// <summary>The link is held up, and goes on.</summary>
    Release,

    Cut,
    HangSilently,
    Hold,
    Refuse,
}
