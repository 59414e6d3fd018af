using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// A production speaker and a production party, joined by a link that can be cut, lose its unread tail, be held up or go
/// away unnoticed. Time stands still for what is on its way, unless the link is held up.
/// </summary>
internal sealed partial class LinkWorld : BodiedWorld<LinkBody>
{
    private static readonly LinkLane[] Lanes = [LinkLane.SpeakerHost, LinkLane.PartyHost, LinkLane.Up, LinkLane.Down];

    private readonly LinkRules rules;
    private readonly LinkPlant plant;

    public LinkWorld(LinkRules rules, LinkPlant plant)
    {
        (this.rules, this.plant) = (rules, plant);
        Body.Speaker = rules.CreateSpeaker();
        Body.Party = rules.CreateParty();
        Body.Listening = Listening.Initial;
        Body.FaultsLeft = rules.Budget;
        Body.Rewind(Now);
    }

    public override bool IsAtRest => !Body.IsWanted || WasMissed || Status is SessionStatus.Closed;

    public SessionStatus Status => Body.Observer.Status;

    /// <summary>Frames that were heard, or in whose place silence was.</summary>
    public int Heard => Body.Listening.Next;

    public bool HearsSilence => Body.Listening.HearsSilence;

    /// <summary>Whether the stream came to its end at the ear.</summary>
    public bool IsPlayed => Body.Listening.IsEnded;

    /// <summary>
    /// Whether the piece is over and the speaker, connected, knows of no stream: it was away for all of it. Here the
    /// story ends; what would follow is two clocks that learn each other ever better.
    /// </summary>
    public bool WasMissed => Body.IsPartyOver && !Body.Listening.IsOpen && Status == SessionStatus.Connected && Body.Flights.Count == 0;

    public bool IsWanted => Body.IsWanted;

    private bool IsAnythingDue => Body.Flights.Count > 0 && Array.Exists(Lanes, IsMoving);

    private MonotonicTime NextDeadline => MonotonicTime.Min(Body.Speaker.NextDeadline, Body.Party.NextDeadline);

    public override void List(ChoiceList choices)
    {
        if (WasMissed)
            return;
        foreach (var lane in Lanes)
        {
            if (IsMoving(lane))
                choices.Add(new(ChoiceKind.Deliver, (byte)lane));
        }

        if (!IsAnythingDue && NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)LinkLane.Clock));
        if (Body.IsHeld)
            choices.Add(new(ChoiceKind.Deliver, (byte)LinkLane.Release));
        if (!Body.Ghost.IsNone())
            choices.Add(new(ChoiceKind.Deliver, (byte)LinkLane.HangSilently));
        if (!Body.IsWanted)
            choices.Add(new(ChoiceKind.Inject, (byte)LinkLane.SpeakerHost));
        ListFaults(choices);
    }

    public override string Describe(in Choice choice)
    {
        var lane = (LinkLane)choice.Lane;
        return choice.Kind switch
        {
            ChoiceKind.Elapse => "time passes",
            ChoiceKind.Inject => "the party serves and the speaker opens",
            ChoiceKind.Fault => $"fault: {lane}",
            _ when lane == LinkLane.Release => "the link goes on",
            _ when lane == LinkLane.HangSilently => $"the party learns that {Body.Ghost} is over",
            _ => $"{Body.Flights[Body.Flights.FirstIn((int)lane)].Kind} of {Body.Flights[Body.Flights.FirstIn((int)lane)].Connection} comes",
        };
    }

    public override string Describe()
    {
        var (speaker, party) = (Body.Speaker.Status, Body.Party.Status);
        return $"session {speaker.Session}, playback {speaker.Playback} with {speaker.Buffered}, heard {Heard} of {rules.Frames}; coordinator {party.Coordinator}, {party.Listeners} of {party.Connections} listen; faults left {Body.FaultsLeft}";
    }

    protected override void Apply(in Choice choice)
    {
        switch (choice.Kind)
        {
            case ChoiceKind.Elapse:
                Elapse();
                break;
            case ChoiceKind.Inject:
                Body.IsWanted = true;
                StepParty(CoordinatorInput.ServeRequested(tracks: 1));
                StepSpeaker(SessionInput.OpenRequested());
                break;
            case ChoiceKind.Fault:
                Body.FaultsLeft--;
                GoWrong((LinkLane)choice.Lane);
                break;
            default:
                Deliver((LinkLane)choice.Lane);
                break;
        }
    }

    private void ListFaults(ChoiceList choices)
    {
        if (Body.FaultsLeft == 0)
            return;
        if (!Body.Open.IsNone())
        {
            choices.Add(new(ChoiceKind.Fault, (byte)LinkLane.Cut));
            if (Body.Ghost.IsNone())
                choices.Add(new(ChoiceKind.Fault, (byte)LinkLane.HangSilently));
            if (!Body.IsHeld)
                choices.Add(new(ChoiceKind.Fault, (byte)LinkLane.Hold));
        }

        if (IsMoving(LinkLane.SpeakerHost))
            choices.Add(new(ChoiceKind.Fault, (byte)LinkLane.Refuse));
    }

    private bool IsMoving(LinkLane lane) =>
        Body.Flights.FirstIn((int)lane) >= 0 && !(Body.IsHeld && lane is LinkLane.Up or LinkLane.Down);

    /// <summary>At one instant the speaker's deadlines fire before the party's; what each then sends comes later.</summary>
    private void Elapse()
    {
        Now = MonotonicTime.Max(Now, NextDeadline);
        if (Body.Observer.Age(Now) is { } missed)
            Break(missed);
        if (Body.Speaker.NextDeadline <= Now)
            TickSpeaker();
        if (Body.Party.NextDeadline <= Now)
            TickParty();
    }

    private void GoWrong(LinkLane fault)
    {
        switch (fault)
        {
            case LinkLane.Cut:
                Send(LinkFlightKind.HangUp, Body.Open);
                LoseConnection();
                break;
            case LinkLane.HangSilently:
                Body.Ghost = Body.Open;
                LoseConnection();
                break;
            case LinkLane.Hold:
                Body.IsHeld = true;
                break;
            default:
                Refuse(Body.Flights.Remove(Body.Flights.FirstIn((int)LinkLane.SpeakerHost)));
                break;
        }
    }

    /// <summary>The speaker hears that its connection broke; what was on the way is lost.</summary>
    private void LoseConnection()
    {
        var lost = Body.Open;
        Body.Flights.LoseLink(lost);
        (Body.Open, Body.IsHeld) = (default, false);
        if (Body.Observer.Transport == lost)
            Body.Observer.Transport = default;
        StepSpeaker(SessionInput.TransportClosed(lost, LossCause.TransportError));
    }

    private void Refuse(LinkFlight asked) =>
        StepSpeaker(asked.Kind == LinkFlightKind.Resolve ? SessionInput.ResolveFailed(asked.Connection) : SessionInput.TransportFailed(asked.Connection));
}
