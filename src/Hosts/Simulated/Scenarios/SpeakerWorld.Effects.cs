using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What the speaker asks for and reports.</content>
internal sealed partial class SpeakerWorld
{
    private void Step(in SessionInput input)
    {
        Body.Node.Step(input, Now, effects);
        HandleEffects();
    }

    private void Tick()
    {
        Body.Node.Tick(Now, effects);
        HandleEffects();
    }

    /// <summary>What the owner asks for inside a report is queued right behind the step that led to the report.</summary>
    private void HandleEffects()
    {
        SessionStatus? reported = null;
        foreach (ref readonly var effect in effects.Effects)
        {
            if (effect.Part != EndpointPart.Session)
                continue;
            Handle(in effect.Session);
            if (effect.Session.Action is SessionAction.PublishStatus or SessionAction.ReportEnded)
                reported ??= effect.Session.Status;
        }

        effects.Clear();
        if (reported is not { } status || !Body.ClosesInReport)
            return;
        Body.ClosesInReport = false;
        Close();
        (Events, ClosedAfter) = (Events | SpeakerEvents.ClosedInReport, status);
    }

    /// <summary>Who reads late asks once more; what it closes then is closed while it is told.</summary>
    private void Ask(bool isClosing)
    {
        var (wasEndSaid, isLossUnread, before) = (Body.Reader.IsEndUnread, Body.Reader.IsLossUnread, Body.Reader.Connection);
        if (Body.Reader.Ask(plant == SpeakerPlant.ReadAnew) is { } broken)
            Break(broken);
        if (Body.Reader.MustAsk && wasEndSaid)
            Events |= Body.Reader.IsOver ? SpeakerEvents.ReadEnd : SpeakerEvents.ReadLastLate;
        if (!before.IsNone() && !Body.Reader.Connection.IsNone() && Body.Reader.Connection != before)
            Events |= SpeakerEvents.ReadReplaced;
        if (isLossUnread && Body.Reader.Read == SessionStatus.Disconnected)
            Events |= SpeakerEvents.ReadOnlyLoss;
        if (!isClosing)
            return;
        Body.ClosesLeft--;
        Close();
        Events |= Body.Reader.MustAsk ? SpeakerEvents.ClosedInRead : SpeakerEvents.None;
    }

    private void Handle(in SessionEffect effect)
    {
        if (plant == SpeakerPlant.DropAbort && effect.Action == SessionAction.AbortTransport)
            return;
        if (effect.Action == SessionAction.OpenTransport || (effect.Action == SessionAction.AbortTransport && effect.Connection == Body.Observer.Transport))
            (Body.IsOpen, Body.IsMute) = (false, false);
        NoteEffect(in effect);
        if (rules.HasReader)
            Body.Reader.Hear(in effect, plant == SpeakerPlant.ForgetLast);
        if (plant == SpeakerPlant.TwoCounters && Body.Reader.IsLossUnread)
            Body.Reader.HearUpLate();
        if ((Body.Addresses.See(in effect, Body.Observer.IsHealthy) ?? Body.Observer.See(in effect, Now, rules.Owners[Body.Owner].Session)) is { } broken)
            Break(broken);
        if (IsAsked(in effect, out var kind))
            Body.Flights.Add(new(kind, effect.Connection));
    }

    private bool IsAsked(in SessionEffect effect, out FlightKind kind)
    {
        var isMute = Body.IsMute && effect.Connection == Body.Observer.Transport;
        kind = effect.Action switch
        {
            SessionAction.FetchToken => FlightKind.Token,
            SessionAction.ResolveUrl => FlightKind.Resolve,
            SessionAction.OpenTransport => FlightKind.Open,
            SessionAction.SendHello => FlightKind.Greeting,
            SessionAction.SendProbe => FlightKind.SignOfLife,
            _ => FlightKind.Close,
        };
        return effect.Action switch
        {
            SessionAction.FetchToken or SessionAction.ResolveUrl or SessionAction.OpenTransport => true,
            SessionAction.SendHello => !isMute && plant != SpeakerPlant.DropHello,
            SessionAction.SendProbe or SessionAction.CloseTransport => !isMute,
            _ => false,
        };
    }
}
