using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines.Equivalence;

/// <summary>The rules of the machine said as plainly as possible: no table, nothing worked out beforehand.</summary>
public sealed class ReferenceMachine(World world, ISet<string> reached, int start)
{
    private readonly MachineSpec _spec = world.Spec;
    private readonly List<(int Trigger, object[] Arguments)> _queue = [];
    private int _state = start;
    private bool _isFiring;

    public int State => _state;

    public void Fire(int trigger, object[] arguments)
    {
        if (_spec.Mode == FiringMode.Immediate)
        {
            Process(trigger, arguments);
            return;
        }

        _queue.Add((trigger, arguments));
        if (_isFiring)
        {
            reached.Add("queued trigger");
            return;
        }
        _isFiring = true;
        try
        {
            while (_queue.Count > 0)
            {
                var next = _queue[0];
                _queue.RemoveAt(0);
                Process(next.Trigger, next.Arguments);
            }
        }
        finally
        {
            if (_queue.Count > 0)
                reached.Add("trigger left behind by an exception");
            _queue.Clear();
            _isFiring = false;
        }
    }

    public IEnumerable<int> Permitted() => Around(_state)
        .SelectMany(state => _spec.Rules
            .Where(rule => rule.State == state)
            .Where(rule => rule.Guards.All(guard => world.IsMet(guard, [])))
            .Select(rule => rule.Trigger)
            .OrderBy(trigger => FirstMention(state, trigger)))
        .Distinct();

    public bool CanFire(int trigger, out List<string>? unmet) => Find(_state, trigger, [], out unmet) is not null;

    public bool IsIn(int state) => Around(_state).Contains(state);

    private int FirstMention(int state, int trigger) =>
        Array.FindIndex(_spec.Rules, rule => rule.State == state && rule.Trigger == trigger);

    private void Process(int trigger, object[] arguments)
    {
        Validate(trigger, arguments);
        var source = _state;
        var rule = Find(source, trigger, arguments, out var unmet);
        if (rule is null)
        {
            reached.Add(unmet is null ? "unhandled" : "unmet guards");
            if (!_spec.HasUnhandledHandler)
                throw new InvalidOperationException();
            world.Log.Add($"unhandled {source} {trigger} {(unmet is null ? "-" : string.Join(";", unmet))}");
            return;
        }

        reached.Add(rule.Kind.ToString());
        if (rule.State != source)
            reached.Add("accepted by a superstate");
        switch (rule.Kind)
        {
            case RuleKind.Internal:
                world.Log.Add($"internal {rule.State} {World.Told(source, source, trigger, isReentry: true, arguments)}");
                break;
            case RuleKind.Dynamic:
                Go(source, world.Select(rule), trigger, arguments, isReentryPermitted: false);
                break;
            case RuleKind.Reentry:
                Go(source, rule.State, trigger, arguments, isReentryPermitted: true);
                break;
            case RuleKind.Permit when rule.Destinations[0] == source:
                reached.Add("superstate leads to the current state");
                break;
            case RuleKind.Permit:
                Go(source, rule.Destinations[0], trigger, arguments, isReentryPermitted: false);
                break;
        }
    }

    private void Validate(int trigger, object[] arguments)
    {
        Type[] types = _spec.Arities[trigger] switch
        {
            0 => [],
            1 => [typeof(int)],
            2 => [typeof(int), typeof(string)],
            _ => [typeof(int), typeof(string), typeof(bool)],
        };
        if (types.Length == 0 || arguments.Length == 0)
            return;
        if (arguments.Length != types.Length || arguments.Zip(types).Any(pair => pair.First.GetType() != pair.Second))
        {
            reached.Add("wrong arguments");
            throw new ArgumentException("wrong arguments");
        }
    }

    private RuleSpec? Find(int state, int trigger, object[] arguments, out List<string>? unmet)
    {
        unmet = null;
        foreach (var level in Around(state))
        {
            var rules = _spec.Rules.Where(rule => rule.State == level && rule.Trigger == trigger).ToList();
            var met = rules.Where(rule => rule.Guards.All(guard => world.IsMet(guard, arguments))).ToList();
            if (met.Count > 1)
            {
                reached.Add("ambiguous");
                throw new InvalidOperationException();
            }
            if (met.Count == 1)
            {
                if (unmet is not null)
                    reached.Add("superstate accepts what a substate's guard refuses");
                return met[0];
            }
            if (rules.Count > 0)
                unmet = [.. rules.SelectMany(rule => rule.Guards).Where(guard => !world.IsMet(guard, arguments)).Select(guard => guard.Description).Distinct()];
        }
        return null;
    }

    private void Go(int source, int destination, int trigger, object[] arguments, bool isReentryPermitted)
    {
        void Tell(string what, int from, int to) =>
            world.Log.Add($"{what} {World.Told(from, to, trigger, from == to, arguments)}");

        var left = Around(source).Where(state => !Around(destination).Contains(state)).ToList();
        var entered = Around(destination).Where(state => !Around(source).Contains(state)).Reverse().ToList();
        if (source == destination || isReentryPermitted)
        {
            left.Add(destination);
            entered = [destination];
            reached.Add(source == destination ? "re-entry" : "re-entry of a superstate");
        }
        if (left.Count > 1 || entered.Count > 1)
            reached.Add("hierarchy crossed");
        if (destination == _spec.States)
            reached.Add("destination never configured");

        foreach (var state in left)
            Run(state, ActionMoment.Exit, source, destination, trigger, arguments);
        Store(destination);
        Tell("transitioned", source, destination);
        foreach (var state in entered)
            Run(state, ActionMoment.Entry, source, destination, trigger, arguments);

        var end = destination;
        while (InitialOf(end) is var initial and >= 0)
        {
            if (_spec.Mode == FiringMode.Immediate && _state != end)
                break;
            if (_spec.Superstates[initial] != end)
            {
                reached.Add("wrong initial transition");
                throw new InvalidOperationException();
            }
            reached.Add("initial transition");
            Store(initial);
            Tell("transitioned", end, initial);
            Run(initial, ActionMoment.Entry, source, initial, trigger, arguments);
            end = initial;
        }
        if (_state != end)
            reached.Add("moved on by its own action");
        Tell("completed", source, _spec.Mode == FiringMode.Immediate ? _state : end);
    }

    private void Store(int state)
    {
        _state = state;
        if (_spec.IsStoredOutside)
            world.Log.Add($"stored {state}");
    }

    private void Run(int state, ActionMoment moment, int source, int destination, int trigger, object[] arguments)
    {
        foreach (var action in _spec.Actions.Where(action => action.State == state))
        {
            var isNow = action.Moment == moment
                || (moment == ActionMoment.Entry && action.Moment == ActionMoment.EntryFrom && action.Trigger == trigger);
            if (!isNow)
                continue;

            var transition = World.Told(source, destination, trigger, source == destination, arguments);
            var typed = World.Told(arguments.Length > 0 ? arguments : Defaults(trigger));
            var told = action.Shape switch
            {
                ActionShape.Nothing => "",
                ActionShape.Transition => transition,
                ActionShape.Arguments => typed,
                _ => typed + " " + transition,
            };
            reached.Add(action.Moment.ToString());
            world.Act(action, told, next => Fire(next, world.ArgumentsFor(next)));
        }
    }

    private object[] Defaults(int trigger) => _spec.Arities[trigger] switch
    {
        1 => [0],
        2 => [0, ""],
        _ => [0, "", false],
    };

    private int InitialOf(int state) => state < _spec.States ? _spec.Initials[state] : -1;

    private IEnumerable<int> Around(int state)
    {
        yield return state;
        if (state < _spec.States && _spec.Superstates[state] >= 0)
        {
            foreach (var outer in Around(_spec.Superstates[state]))
                yield return outer;
        }
    }
}
