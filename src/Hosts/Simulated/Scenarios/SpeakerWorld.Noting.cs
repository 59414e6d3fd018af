using Holdover.Endpoint;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What of a step is of interest: in which order it came, as the world stands just before.</content>
internal sealed partial class SpeakerWorld
{
    private void NoteAnswer(in Flight flight, bool isWell)
    {
        if (flight.Kind == FlightKind.Close && !IsOver && flight.Connection != Body.Observer.Transport)
            Events |= Status == SessionStatus.Connected ? SpeakerEvents.ToldAfterNext : SpeakerEvents.ToldTwice;
        if (isWell && flight.Kind is FlightKind.Open or FlightKind.Greeting && Status == SessionStatus.Closed)
            Events |= SpeakerEvents.CompletedAfterClose;
    }

    private void NoteEffect(in SessionEffect effect)
    {
        if (effect is { Action: SessionAction.ReportEnded, Status: SessionStatus.GaveUp } && Status == SessionStatus.Connecting)
            Events |= SpeakerEvents.GaveUpAttempting;
        if (effect is { Action: SessionAction.OpenTransport, AddressIndex: > 0 } && effect.Connection == effect.Resolved)
            Events |= SpeakerEvents.BeginsWithTheNext;
        if (effect.Action != SessionAction.ResolveUrl)
            return;
        for (var place = 0; place < Body.Flights.Count; place++)
        {
            if (Body.Flights[place] is { Kind: FlightKind.Close, IsLate: true })
                Events |= SpeakerEvents.BackBeforeClose;
        }
    }

    /// <summary>Whether patience ends now, if nobody closes: asked of another node that is in the same state.</summary>
    private bool WouldGiveUp()
    {
        var other = asked[Body.Owner];
        Body.Node.CopyTo(other);
        other.Tick(Now, effects);
        var givesUp = false;
        foreach (ref readonly var effect in effects.Effects)
            givesUp |= effect.Part == EndpointPart.Session && effect.Session is { Action: SessionAction.ReportEnded, Status: SessionStatus.GaveUp };
        effects.Clear();
        return givesUp;
    }
}
