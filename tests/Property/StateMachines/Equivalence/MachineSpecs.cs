using FsCheck;
using FsCheck.Fluent;
using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines.Equivalence;

/// <summary>Draws machines. Whole features are switched off now and then, so that the others are met undisturbed.</summary>
public static class MachineSpecs
{
    private const int StatesMax = 8;
    private const int DepthMax = 4;
    private const int Triggers = 4;
    private const int Switches = 3;
    private const int FiringsMax = 10;

    public static Arbitrary<MachineSpec> Arbitrary { get; } =
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Draw), Shrink);

    public static MachineSpec Draw(int seed)
    {
        var dice = new Random(seed);
        var states = dice.Next(2, StatesMax + 1);
        var superstates = DrawSuperstates(dice, states);
        var arities = Enumerable.Range(0, Triggers).Select(_ => dice.Next(3) == 0 ? dice.Next(1, 4) : 0).ToArray();
        return new MachineSpec
        {
            States = states,
            Superstates = superstates,
            Initials = DrawInitials(dice, superstates),
            Arities = arities,
            Rules = [.. DrawRules(dice, states, arities)],
            Actions = [.. DrawActions(dice, states, arities)],
            Firings = [.. Enumerable.Range(0, dice.Next(1, FiringsMax + 1)).Select(_ => DrawFiring(dice))],
            Start = dice.Next(states),
            Mode = dice.Next(3) == 0 ? FiringMode.Immediate : FiringMode.Queued,
            IsStoredOutside = dice.Next(2) == 0,
            HasUnhandledHandler = dice.Next(2) == 0,
            IsKeyedByText = dice.Next(3) == 0,
        };
    }

    private static int[] DrawSuperstates(Random dice, int states)
    {
        var isFlat = dice.Next(5) == 0;
        var superstates = new int[states];
        var depths = new int[states];
        for (var state = 0; state < states; state++)
        {
            var superstate = isFlat || state == 0 || dice.Next(4) == 0 ? -1 : dice.Next(state);
            if (superstate >= 0 && depths[superstate] + 1 >= DepthMax)
                superstate = -1;
            superstates[state] = superstate;
            depths[state] = superstate < 0 ? 0 : depths[superstate] + 1;
        }
        return superstates;
    }

    private static int[] DrawInitials(Random dice, int[] superstates)
    {
        var isOff = dice.Next(2) == 0;
        var initials = new int[superstates.Length];
        for (var state = 0; state < initials.Length; state++)
        {
            var substates = Enumerable.Range(0, superstates.Length).Where(other => superstates[other] == state).ToArray();
            var isWrong = dice.Next(40) == 0;
            initials[state] = (isOff, isWrong) switch
            {
                (true, _) => -1,
                (_, true) when dice.Next(superstates.Length) is var other && other != state => other,
                _ when substates.Length > 0 && dice.Next(2) == 0 => substates[dice.Next(substates.Length)],
                _ => -1,
            };
        }
        return initials;
    }

    private static IEnumerable<RuleSpec> DrawRules(Random dice, int states, int[] arities)
    {
        for (var state = 0; state < states; state++)
        {
            for (var trigger = 0; trigger < Triggers; trigger++)
            {
                var rules = dice.Next(10) switch { < 4 => 0, < 8 => 1, 8 => 2, _ => 3 };
                for (var rule = 0; rule < rules; rule++)
                    yield return DrawRule(dice, state, states, trigger, arities[trigger], isAlone: rules == 1);
            }
        }
    }

    private static RuleSpec DrawRule(Random dice, int state, int states, int trigger, int arity, bool isAlone)
    {
        var kind = dice.Next(10) switch
        {
            < 5 => RuleKind.Permit,
            5 => RuleKind.Reentry,
            < 8 => RuleKind.Dynamic,
            8 => RuleKind.Internal,
            _ => RuleKind.Ignore,
        };

        // One state more than are configured: a destination need not be.
        var others = Enumerable.Range(0, states + 1).Where(other => kind == RuleKind.Dynamic || other != state).ToArray();
        int[] destinations = [others[dice.Next(others.Length)], others[dice.Next(others.Length)]];
        var isTyped = arity > 0 && dice.Next(2) == 0;
        var guards = dice.Next(isAlone ? 3 : 8) == 0 ? 0 : isTyped || kind == RuleKind.Internal ? 1 : dice.Next(1, 3);
        return new RuleSpec(state, trigger, kind, destinations, [.. Enumerable.Range(0, guards).Select(_ => DrawGuard(dice, isTyped))], isTyped);
    }

    private static GuardSpec DrawGuard(Random dice, bool isTyped) =>
        new(dice.Next(Switches), !isTyped && dice.Next(2) == 0, isTyped);

    private static IEnumerable<ActionSpec> DrawActions(Random dice, int states, int[] arities)
    {
        var fires = dice.Next(2) == 0;
        var throws = dice.Next(4) == 0;
        for (var id = 0; id < states * 3; id++)
        {
            var moment = (ActionMoment)dice.Next(3);
            var trigger = dice.Next(Triggers);
            var shapes = moment == ActionMoment.EntryFrom && arities[trigger] > 0 ? 4 : 2;
            yield return new ActionSpec(
                id,
                dice.Next(states),
                moment,
                trigger,
                (ActionShape)dice.Next(shapes),
                fires && dice.Next(6) == 0 ? dice.Next(Triggers) : null,
                throws && dice.Next(10) == 0);
        }
    }

    private static FiringSpec DrawFiring(Random dice) => new(
        dice.Next(Triggers),
        dice.Next(4) == 0 ? (FiringManner)dice.Next(6) : FiringManner.Typed,
        dice.Next(1 << Switches));

    private static IEnumerable<MachineSpec> Shrink(MachineSpec spec)
    {
        foreach (var fewer in Without(spec.Firings))
            yield return spec with { Firings = fewer };
        foreach (var fewer in Without(spec.Rules))
            yield return spec with { Rules = fewer };
        foreach (var fewer in Without(spec.Actions))
            yield return spec with { Actions = fewer };
    }

    private static IEnumerable<T[]> Without<T>(T[] items)
    {
        for (var index = 0; index < items.Length; index++)
            yield return [.. items[..index], .. items[(index + 1)..]];
    }
}
