using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What can happen next.</content>
internal sealed partial class EndpointWorld
{
    public override void List(ChoiceList choices)
    {
        for (var place = 0; place < Body.Flights.Count; place++)
            ListFlight(choices, (byte)place, Body.Flights[place]);
        if (!Body.Flights.IsAnyPrompt() && Body.Node.NextDeadline != MonotonicTime.Never && !IsAllQuiet)
            choices.Add(new(ChoiceKind.Elapse, (byte)EndpointLane.Clock));
        for (var wish = EndpointWish.HandOver; wish <= EndpointWish.End; wish++)
        {
            if (Body.WishesLeft > 0 && Body.Wishes[(int)wish] > 0 && MayWant(wish))
                choices.Add(new(ChoiceKind.Inject, (byte)((int)EndpointLane.FirstWish + (int)wish)));
        }

        if (Body.FaultsLeft > 0)
            ListFaults(choices);
    }

    public override string Describe(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.Deliver => $"{Shown(choice.Item)} {(choice.Outcome == Well ? "comes" : "fails")}",
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject => $"{(EndpointWish)(choice.Lane - (int)EndpointLane.FirstWish)}",
        _ => FaultOf(in choice) is var fault && IsOfFlight(fault) ? $"fault: {Shown(choice.Item)} {fault}" : $"fault: {fault}",
    };

    private static EndpointFault FaultOf(in Choice choice) => (EndpointFault)choice.Outcome;

    private static Choice Fault(EndpointFault fault, byte item = 0) => new(ChoiceKind.Fault, (byte)EndpointLane.Fault, item, (byte)fault);

    private static bool IsOfFlight(EndpointFault fault) => fault is EndpointFault.Fails or EndpointFault.IsLate or EndpointFault.IsLost;

    private static bool IsLoss(EndpointFault fault) =>
        fault is EndpointFault.SessionCloses or EndpointFault.DealerCloses or EndpointFault.SessionBreaks or EndpointFault.DealerBreaks;

    private static bool CanFail(EndpointFlightKind kind) =>
        kind is EndpointFlightKind.SessionOpen or EndpointFlightKind.DealerOpen or EndpointFlightKind.Put or EndpointFlightKind.Unregister;

    private static bool IsEnd(EndpointFlightKind kind) => kind is EndpointFlightKind.SessionEnd or EndpointFlightKind.DealerEnd;

    private void ListFlight(ChoiceList choices, byte place, EndpointFlight flight)
    {
        var lane = flight.IsLate ? (byte)EndpointLane.Late : (byte)((int)EndpointLane.FirstFlight + (int)flight.Kind);
        choices.Add(new(ChoiceKind.Deliver, lane, place, Well));
        if (IsEnd(flight.Kind))
            choices.Add(new(ChoiceKind.Deliver, lane, place, Badly));
        if (flight.IsLate || Body.FaultsLeft == 0)
            return;
        foreach (var fault in rules.Faults)
        {
            if (IsOfFlight(fault) && (fault != EndpointFault.Fails || CanFail(flight.Kind)))
                choices.Add(Fault(fault, place));
        }
    }

    private void ListFaults(ChoiceList choices)
    {
        foreach (var fault in rules.Faults)
        {
            if (!IsOfFlight(fault) && MayGoWrong(fault))
                choices.Add(Fault(fault));
        }
    }

    private bool MayGoWrong(EndpointFault fault) => fault switch
    {
        EndpointFault.ResolveFails => !Body.ResolveFails,
        EndpointFault.SessionCloses or EndpointFault.SessionBreaks => Body.Session.IsOpen,
        EndpointFault.DealerCloses or EndpointFault.DealerBreaks => Body.Dealer.IsOpen,
        EndpointFault.OutputBreaks => !Body.Track.Output.IsNone(),
        EndpointFault.OldOutputBreaks => !Body.Track.OldOutput.IsNone(),
        EndpointFault.Crashes => true,
        _ => Body.Disk.Account != TextId.None,
    };

    private bool MayWant(EndpointWish wish) => wish switch
    {
        EndpointWish.LogInAgain => Body.Wanted == First,
        EndpointWish.Stream => Body.SessionTold == SessionStatus.Connected && Body.Session.IsOpen && (IsLeaving || !rules.StreamsAtOnce),
        EndpointWish.TakeOver => Body.Wanted != TextId.None && !Body.IsOther,
        EndpointWish.Command => Body.Id != TextId.None && Body.Dealer.IsOpen,
        EndpointWish.Volume => true,
        EndpointWish.End => Body.Wanted != TextId.None && !IsLeaving,
        _ => Body.Wanted != TextId.None,
    };

    private string Shown(int place)
    {
        var flight = Body.Flights[place];
        return $"{(flight.IsLate ? "late " : string.Empty)}{flight.Kind} of {flight.Connection}";
    }
}
