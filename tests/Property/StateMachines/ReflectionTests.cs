using Holdover.StateMachines;
using Holdover.StateMachines.Reflection;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>A machine described for tools.</summary>
public sealed class ReflectionTests
{
    private readonly StateMachine<string, char> _machine = new("B");

    [Fact]
    public void States_come_in_order_of_configuration_then_those_only_named()
    {
        _machine.Configure("Z").Permit('x', "N");
        _machine.Configure("B").SubstateOf("Y").Permit('x', "A");
        _machine.Configure("A");
        var info = _machine.GetInfo();
        Assert.Equal(["Z", "B", "Y", "A", "N"], info.States.Select(state => state.ToString()));
        Assert.Equal("B", info.InitialState.UnderlyingState);
        Assert.Equal(typeof(string), info.StateType);
        Assert.Equal(typeof(char), info.TriggerType);
        var inner = Find(info, "B");
        Assert.Same(Find(info, "Y"), inner.Superstate);
        Assert.Equal([inner], Find(info, "Y").Substates);
    }

    [Fact]
    public void An_initial_state_that_was_never_configured_is_described_too()
    {
        _machine.Configure("A").Permit('x', "C");
        Assert.Equal("B", _machine.GetInfo().InitialState.ToString());
    }

    [Fact]
    public void Transitions_of_every_kind_are_described()
    {
        _machine.Configure("B")
            .PermitIf('p', "A", () => true, "can")
            .PermitReentry('r')
            .InternalTransition('i', () => { })
            .IgnoreIf('g', IsRaining)
            .PermitDynamicIf('d', Select, () => true, "may", new DynamicStateInfos { { "A", "often" }, { 7, "never" } });
        var state = Find(_machine.GetInfo(), "B");

        Assert.Equal(["p:A", "r:B", "i:B"], state.FixedTransitions.Select(t => $"{t.Trigger}:{t.DestinationState}"));
        Assert.Equal([false, false, true], state.FixedTransitions.Select(t => t.IsInternalTransition));
        Assert.Equal(["can"], state.FixedTransitions.First().GuardConditions.Select(guard => guard.Description));

        var ignored = Assert.Single(state.IgnoredTriggers);
        Assert.Equal('g', ignored.Trigger.UnderlyingTrigger);
        Assert.Equal(["IsRaining"], ignored.GuardConditions.Select(guard => guard.Description));

        var dynamic = Assert.Single(state.DynamicTransitions);
        Assert.Equal("Select", dynamic.DestinationStateSelectorDescription.Description);
        Assert.Equal("Select", dynamic.DestinationStateSelectorDescription.MethodName);
        Assert.Equal(["A often", "7 never"], dynamic.PossibleDestinationStates!.Select(to => $"{to.DestinationState} {to.Criterion}"));
        Assert.Equal(4, state.Transitions.Count());
    }

    [Fact]
    public void Actions_are_described()
    {
        _machine.Configure("B")
            .OnEntry(() => { }, "hello")
            .OnEntryFrom('x', () => { })
            .OnExit(Leave)
            .OnActivate(() => { }, "wake")
            .OnDeactivate(() => { }, "sleep");
        var state = Find(_machine.GetInfo(), "B");
        Assert.Equal(["hello ", "Function x"], state.EntryActions.Select(action => $"{action.Method.Description} {action.FromTrigger}"));
        Assert.Equal("Leave", Assert.Single(state.ExitActions).Description);
        Assert.Equal("wake", Assert.Single(state.ActivateActions).Description);
        Assert.Equal("sleep", Assert.Single(state.DeactivateActions).Description);
        Assert.All(state.ExitActions, action => Assert.False(action.IsAsync));
    }

    [Fact]
    public void A_lambda_is_called_as_the_default_says()
    {
        Assert.Equal("Function", InvocationInfo.DefaultFunctionDescription);
        Assert.Equal("Function", new InvocationInfo("<Main>b__0", null).Description);
        Assert.Equal("<null>", new InvocationInfo(null, null).Description);
        Assert.Equal("said", new InvocationInfo("<Main>b__0", "said").Description);
    }

    private static StateInfo Find(StateMachineInfo info, string name) => info.States.Single(state => state.ToString() == name);

    private static bool IsRaining() => true;

    private static string Select() => "A";

    private static void Leave()
    {
    }
}
