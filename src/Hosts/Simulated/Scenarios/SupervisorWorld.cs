using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// One production supervisor, a child that lives and dies, and a device that others want, too. What it asks for is
/// answered before time goes on; an answer that takes time is a fault, so that in the long run all is well.
/// </summary>
internal sealed partial class SupervisorWorld : BodiedWorld<SupervisorBody>
{
    public const string RightfulKill = "nobody is killed but our child and a leftover whose supervisor is dead";

    private readonly SupervisorRules rules;
    private readonly SupervisorPlant plant;
    private readonly Outbox<SupervisorEffect> effects = new();
    private SupervisorLane moving;

    public SupervisorWorld(SupervisorRules rules, SupervisorPlant plant)
    {
        (this.rules, this.plant) = (rules, plant);
        Body.Supervisor = new(SupervisorRules.Settings, Dice.Fixed);
        Body.Beat = MonotonicTime.Never;
        (Body.InterruptsLeft, Body.SignalsLeft, Body.FaultsLeft) = (rules.Interrupts, rules.Signals, rules.Budget);
        Body.Rewind(Now);
    }

    public override bool IsAtRest => !Body.WasStarted || IsEnded;

    public bool WasStarted => Body.WasStarted;

    public SupervisorState State => Body.Supervisor.Status.State;

    public bool IsEnded => Body.Observer.IsEnded;

    public EndCause EndCause => Body.Observer.EndCause;

    public DeviceHolder Holder => Body.Holder;

    /// <summary>Whether the child is up and gives signs of life.</summary>
    public bool IsPlaying => Body.Observer.IsUp && Body.Beat != MonotonicTime.Never;

    public bool WasInterrupted => Body.InterruptsLeft < rules.Interrupts;

    /// <summary>What the last step was, where it was of interest. It decides nothing of the future.</summary>
    public SupervisorOrder Order { get; private set; }

    private MonotonicTime NextInstant => MonotonicTime.Min(Body.Supervisor.NextDeadline, Body.Beat);

    public override void List(ChoiceList choices)
    {
        for (var place = 0; place < Body.Flights.Count; place++)
            ListFlight(choices, (byte)place, Body.Flights[place]);
        if (!Body.Flights.IsAnyPrompt() && NextInstant != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)SupervisorLane.Clock));
        if (!IsEnded && plant != SupervisorPlant.BlindSearch && Body.Holder is DeviceHolder.Stranger or DeviceHolder.LookAlike)
            choices.Add(new(ChoiceKind.Deliver, (byte)SupervisorLane.Release));
        ListPeople(choices);
        if (Body.FaultsLeft > 0 && Body.WasStarted && !IsEnded)
            ListFaults(choices);
    }

    public override string Describe(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.Deliver => choice.Lane == (byte)SupervisorLane.Release ? $"the {Body.Holder} lets go of the device" : $"{Shown(choice.Item)} is answered",
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject => (SupervisorLane)choice.Lane switch
        {
            SupervisorLane.Start => $"supervision starts, the device held by {(DeviceHolder)choice.Item}",
            SupervisorLane.Interrupt => "an interrupt",
            SupervisorLane.Signal => "a signal for the child",
            _ => "the child has done its work",
        },
        _ => FaultOf(in choice) is var fault && IsOfFlight(fault) ? $"fault: {Shown(choice.Item)} {fault}" : $"fault: {fault}",
    };

    public override string Describe() =>
        $"supervisor {State}, device held by {(Body.Child.IsNone() ? Body.Holder : "our child")}{(Order == SupervisorOrder.None ? string.Empty : $", {Order}")}, faults left {Body.FaultsLeft}";

    protected override void Apply(in Choice choice)
    {
        (Order, moving) = (SupervisorOrder.None, (SupervisorLane)choice.Lane);
        switch (choice.Kind)
        {
            case ChoiceKind.Deliver:
                if (choice.Lane == (byte)SupervisorLane.Release)
                    Body.Holder = DeviceHolder.Nobody;
                else
                    Answer(Body.Flights.Remove(choice.Item));
                break;
            case ChoiceKind.Elapse:
                Elapse();
                break;
            case ChoiceKind.Inject:
                Want((SupervisorLane)choice.Lane, choice.Item);
                break;
            default:
                Body.FaultsLeft--;
                GoWrong(FaultOf(in choice), choice.Item);
                break;
        }

        Body.Observer.Forget(Now);
    }

    private static bool IsOfFlight(SupervisorFault fault) => fault is SupervisorFault.SpawnFails or SupervisorFault.IsLate;

    private static SupervisorFault FaultOf(in Choice choice) => (SupervisorFault)(choice.Lane - (int)SupervisorLane.FirstFault);

    private static Choice Fault(SupervisorFault fault, byte item = 0) => new(ChoiceKind.Fault, (byte)((int)SupervisorLane.FirstFault + (int)fault), item);

    private void ListFlight(ChoiceList choices, byte place, SupervisorFlight flight)
    {
        var lane = flight.IsLate ? (byte)SupervisorLane.Late : (byte)((int)SupervisorLane.FirstFlight + (int)flight.Kind);
        choices.Add(new(ChoiceKind.Deliver, lane, place));
        if (flight.IsLate || Body.FaultsLeft == 0)
            return;
        choices.Add(Fault(SupervisorFault.IsLate, place));
        if (flight.Kind == SupervisorFlightKind.Spawn)
            choices.Add(Fault(SupervisorFault.SpawnFails, place));
    }

    private void ListPeople(ChoiceList choices)
    {
        for (var holder = 0; holder <= (int)DeviceHolder.Leftover && !Body.WasStarted; holder++)
            choices.Add(new(ChoiceKind.Inject, (byte)SupervisorLane.Start, (byte)holder));
        if (!Body.WasStarted || IsEnded)
            return;
        if (Body.InterruptsLeft > 0)
            choices.Add(new(ChoiceKind.Inject, (byte)SupervisorLane.Interrupt));
        if (Body.SignalsLeft > 0)
            choices.Add(new(ChoiceKind.Inject, (byte)SupervisorLane.Signal));
        if (IsPlaying)
            choices.Add(new(ChoiceKind.Inject, (byte)SupervisorLane.Finish));
    }

    private void ListFaults(ChoiceList choices)
    {
        if (!Body.Child.IsNone())
            choices.Add(Fault(SupervisorFault.Crashes));
        if (IsPlaying)
            choices.Add(Fault(SupervisorFault.Hangs));
        if (Body.Child.IsNone() && Body.Holder == DeviceHolder.Nobody)
            choices.Add(Fault(SupervisorFault.DeviceTaken));
        if (Body.Holder == DeviceHolder.LookAlike)
            choices.Add(Fault(SupervisorFault.HolderOrphaned));
    }

    private string Shown(int place)
    {
        var flight = Body.Flights[place];
        return $"{(flight.IsLate ? "late " : string.Empty)}{flight.Kind} of {flight.Process}";
    }
}
