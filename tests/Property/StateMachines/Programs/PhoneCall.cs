using Holdover.StateMachines;
using Holdover.StateMachines.Graph;

namespace Holdover.Tests.Property.StateMachines.Programs;

/// <summary>A program as one writes it against the original: only its using lines are ours.</summary>
public sealed class PhoneCall
{
    private enum Trigger
    {
        CallDialed,
        CallConnected,
        LeftMessage,
        PlacedOnHold,
        TakenOffHold,
        PhoneHurledAgainstWall,
        MuteMicrophone,
        UnmuteMicrophone,
        SetVolume,
    }

    private enum State
    {
        OffHook,
        Ringing,
        Connected,
        OnHold,
        PhoneDestroyed,
    }

    private readonly StateMachine<State, Trigger> _machine;
    private readonly StateMachine<State, Trigger>.TriggerWithParameters<int> _setVolumeTrigger;
    private readonly StateMachine<State, Trigger>.TriggerWithParameters<string> _setCalleeTrigger;
    private State _state = State.OffHook;

    public PhoneCall(string caller)
    {
        _machine = new StateMachine<State, Trigger>(() => _state, s => _state = s);
        _setVolumeTrigger = _machine.SetTriggerParameters<int>(Trigger.SetVolume);
        _setCalleeTrigger = _machine.SetTriggerParameters<string>(Trigger.CallDialed);

        _machine.Configure(State.OffHook)
            .Permit(Trigger.CallDialed, State.Ringing);

        _machine.Configure(State.Ringing)
            .OnEntryFrom(_setCalleeTrigger, callee => Said.Add($"{caller} calls {callee}"), "Caller number to call")
            .Permit(Trigger.CallConnected, State.Connected);

        _machine.Configure(State.Connected)
            .OnEntry(t => Said.Add("timer started"))
            .OnExit(t => Said.Add("timer stopped"))
            .InternalTransition(Trigger.MuteMicrophone, t => Said.Add("muted"))
            .InternalTransition(Trigger.UnmuteMicrophone, t => Said.Add("unmuted"))
            .InternalTransition<int>(_setVolumeTrigger, (volume, t) => Said.Add($"volume {volume}"))
            .Permit(Trigger.LeftMessage, State.OffHook)
            .Permit(Trigger.PlacedOnHold, State.OnHold);

        _machine.Configure(State.OnHold)
            .SubstateOf(State.Connected)
            .Permit(Trigger.TakenOffHold, State.Connected)
            .Permit(Trigger.PhoneHurledAgainstWall, State.PhoneDestroyed);

        _machine.OnTransitioned(t => Said.Add(
            $"{t.Source} -> {t.Destination} via {t.Trigger}({string.Join(", ", t.Parameters)})"));
    }

    public List<string> Said { get; } = [];

    public bool IsConnected => _machine.IsInState(State.Connected);

    public void Dialed(string callee) => _machine.Fire(_setCalleeTrigger, callee);

    public void Connected() => _machine.Fire(Trigger.CallConnected);

    public void Mute() => _machine.Fire(Trigger.MuteMicrophone);

    public void SetVolume(int volume) => _machine.Fire(_setVolumeTrigger, volume);

    public void Hold() => _machine.Fire(Trigger.PlacedOnHold);

    public void Hurl() => _machine.Fire(Trigger.PhoneHurledAgainstWall);

    public string ToDotGraph() => UmlDotGraph.Format(_machine.GetInfo());

    public override string ToString() => _machine.ToString();
}
