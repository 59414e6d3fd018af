using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What may happen next.</content>
internal sealed partial class SpeakerWorld
{
    private static bool IsOfFlight(SpeakerFault fault) => fault is SpeakerFault.Fails or SpeakerFault.IsRefused or SpeakerFault.IsLate or SpeakerFault.IsLost;

    private static bool CanFail(FlightKind kind) => kind is FlightKind.Token or FlightKind.Resolve or FlightKind.Open;

    private static bool Can(SpeakerFault fault, FlightKind kind) => fault switch
    {
        SpeakerFault.Fails => CanFail(kind),
        SpeakerFault.IsRefused => kind == FlightKind.Token,
        _ => IsOfFlight(fault),
    };

    private static SpeakerFault FaultOf(in Choice choice) => (SpeakerFault)(choice.Lane - (int)SpeakerLane.FirstFault);

    private static Choice Fault(SpeakerFault fault, byte item = 0) => new(ChoiceKind.Fault, (byte)((int)SpeakerLane.FirstFault + (int)fault), item);

    private void ListFlight(ChoiceList choices, byte place, Flight flight)
    {
        var lane = flight.IsLate ? (byte)SpeakerLane.Late : (byte)((int)SpeakerLane.FirstFlight + (int)flight.Kind);
        choices.Add(new(ChoiceKind.Deliver, lane, place, Well));
        if (flight.IsLate && CanFail(flight.Kind))
            choices.Add(new(ChoiceKind.Deliver, lane, place, Badly));
        if (flight.IsLate || Body.FaultsLeft == 0)
            return;
        foreach (var fault in rules.Faults)
        {
            if (Can(fault, flight.Kind))
                choices.Add(Fault(fault, place));
        }
    }

    private void ListOwner(ChoiceList choices)
    {
        for (var owner = 0; owner < rules.Owners.Count && !Body.WasOpened; owner++)
            choices.Add(new(ChoiceKind.Inject, (byte)SpeakerLane.Open, (byte)owner));
        if (Body.Reader.MustAsk)
            choices.Add(new(ChoiceKind.Deliver, (byte)SpeakerLane.Ask));
        if (Body.ClosesLeft == 0)
            return;
        if (Body.Reader.MustAsk)
            choices.Add(new(ChoiceKind.Deliver, (byte)SpeakerLane.Ask, 0, Closing));
        choices.Add(new(ChoiceKind.Inject, (byte)SpeakerLane.Close));
        if (!Body.ClosesInReport && !IsOver)
            choices.Add(new(ChoiceKind.Inject, (byte)SpeakerLane.CloseInReport));
        if (!Body.Flights.IsAnyPrompt() && Body.Node.NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Inject, (byte)SpeakerLane.CloseWhenDue));
    }

    private void ListTransportFaults(ChoiceList choices)
    {
        foreach (var fault in rules.Faults)
        {
            if (!IsOfFlight(fault) && CanHappen(fault))
                choices.Add(Fault(fault));
        }
    }

    private bool CanHappen(SpeakerFault fault) => fault switch
    {
        SpeakerFault.OldBreaks => !Body.Observer.Old.IsNone(),
        SpeakerFault.FallsSilent or SpeakerFault.GoesAway => Body.IsOpen && !Body.IsMute,
        _ => Body.IsOpen,
    };
}
