using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines.Programs;

/// <summary>The burglar alarm: actions that fire, guards, an initial transition, text for triggers.</summary>
public sealed class Alarm
{
    public enum AlarmState
    {
        Undefined,
        Disarmed,
        Prearmed,
        Armed,
        Triggered,
        PreTriggered,
        Alarming,
        Acknowledged,
    }

    private readonly StateMachine<AlarmState, string> _machine = new(AlarmState.Undefined, FiringMode.Queued);

    public Alarm(Func<bool> isDelayed)
    {
        _machine.OnTransitioned(t => Seen.Add(t.Destination));
        _machine.Configure(AlarmState.Undefined).Permit("Startup", AlarmState.Disarmed);
        _machine.Configure(AlarmState.Disarmed).Permit("Arm", AlarmState.Prearmed).Ignore("Trigger");
        _machine.Configure(AlarmState.Prearmed)
            .OnEntry(() =>
            {
                if (!isDelayed())
                    _machine.Fire("TimeOut");
            })
            .Permit("TimeOut", AlarmState.Armed)
            .Permit("Disarm", AlarmState.Disarmed);
        _machine.Configure(AlarmState.Armed)
            .Permit("Disarm", AlarmState.Disarmed)
            .PermitIf("Trigger", AlarmState.PreTriggered, isDelayed, "is delayed")
            .PermitIf("Trigger", AlarmState.Triggered, () => !isDelayed(), "is not delayed");
        _machine.Configure(AlarmState.PreTriggered).Permit("TimeOut", AlarmState.Triggered).Permit("Disarm", AlarmState.Disarmed);
        _machine.Configure(AlarmState.Triggered)
            .InitialTransition(AlarmState.Alarming)
            .Permit("Disarm", AlarmState.Disarmed);
        _machine.Configure(AlarmState.Alarming).SubstateOf(AlarmState.Triggered).Permit("Acknowledge", AlarmState.Acknowledged);
        _machine.Configure(AlarmState.Acknowledged).SubstateOf(AlarmState.Triggered);
        _machine.Fire("Startup");
    }

    public List<AlarmState> Seen { get; } = [];

    public AlarmState Current => _machine.State;

    public bool Try(string command)
    {
        if (!_machine.CanFire(command))
            return false;
        _machine.Fire(command);
        return true;
    }
}
