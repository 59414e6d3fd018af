using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Interleaving;

/// <summary>Runs the same asynchronous code again and again, each time interleaved in another way, until a run fails.</summary>
public static class InterleavingSearch
{
    /// <summary>
    /// How often an exhaustive search leaves a flow that could have gone on, unless its budget says another number. What
    /// is wrong with the order of asynchronous code shows with few such points, wherever they lie.
    /// </summary>
    public const int PreemptionsDefault = 2;

    private const int NoOther = -1;

    /// <summary>Explores with a strategy: an exhaustive one within a bound of preemptions, depth-first, or runs of its schedulers.</summary>
    /// <param name="body">Begins the flows of a run and says what must hold in them. Called once a run, before its first step; what it returns is called after its last.</param>
    /// <param name="options">Strategy, seed, iterations (of an exhaustive search: runs at most), and as budget the preemptions.</param>
    public static InterleavingReport Explore(Func<ControlledRun, Action> body, ExplorationOptions options)
    {
        var schedulers = Explorer.SchedulersOf(options.Strategy);
        return schedulers.Count > 0 ? Sample(body, options, schedulers) : Enumerate(body, options);
    }

    /// <summary>Makes the choices of a path once more; beyond its end always the first.</summary>
    public static InterleavingReport Replay(Func<ControlledRun, Action> body, ExplorationPath path)
    {
        var step = 0;
        return Report(1, Make(body, (_, _) => step < path.Length ? path.Choices[step++] : 0), 0, null);
    }

    private static InterleavingReport Sample(Func<ControlledRun, Action> body, ExplorationOptions options, IReadOnlyList<IScheduler> schedulers)
    {
        var longest = 0;
        for (var number = 0; ; number++)
        {
            var (scheduler, step) = (schedulers[number % schedulers.Count], 0);
            scheduler.Begin(new(StableHash.Add(options.Seed, (ulong)number) | 1), ExplorationOptions.RunStepsDefault);

            // A scheduler may keep a flow waiting for ever; after so many steps, each has its turn.
            var made = Make(body, (choices, _) => step++ < ExplorationOptions.RunStepsDefault ? scheduler.Choose(choices, step - 1) : 0);
            longest = Math.Max(longest, made.Run.Steps.Count);
            if (made.Failure is not null || number + 1 == options.Iterations)
                return Report(number + 1, made, longest, "runs see some interleavings of all");
        }
    }

    /// <summary>Depth-first: after each run, the last choice that has another after it within the bound is changed.</summary>
    private static InterleavingReport Enumerate(Func<ControlledRun, Action> body, ExplorationOptions options)
    {
        var (budget, longest, prefix) = (options.Budget ?? PreemptionsDefault, 0, new List<int>());
        for (var number = 1; ; number++)
        {
            var (step, left, made) = (0, budget, new List<(int Chosen, int Next)>());
            var result = Make(body, Choose);
            longest = Math.Max(longest, made.Count);
            if (result.Failure is not null)
                return Report(number, result, longest, "it ended at the first failure");
            while (made.Count > 0 && made[^1].Next == NoOther)
                made.RemoveAt(made.Count - 1);
            if (made.Count == 0)
                return Report(number, result, longest, null);
            if (number == options.Iterations)
                return Report(number, result, longest, $"{number} runs are over");
            prefix = [.. made.SkipLast(1).Select(choice => choice.Chosen), made[^1].Next];

            int Choose(ChoiceList choices, int last)
            {
                var place = step < prefix.Count ? prefix[step] : 0;
                step++;
                made.Add((place, NextWithin(left, choices, place, last)));
                left -= Preemptions(choices, place, last);
                return place;
            }
        }
    }

    /// <summary>The next choice after one that a budget allows.</summary>
    private static int NextWithin(int budget, ChoiceList choices, int place, int last)
    {
        for (var next = place + 1; next < choices.Count; next++)
        {
            if (Preemptions(choices, next, last) <= budget)
                return next;
        }

        return NoOther;
    }

    /// <summary>One if a choice leaves, or goes on out of turn with, what could have gone on; time that passes meanwhile counts, too.</summary>
    private static int Preemptions(ChoiceList choices, int place, int last)
    {
        var (choice, isFlow) = (choices[place], choices[place].Lane != ControlledRun.Arrivals);
        return place > 0 && ((isFlow && choice.Item > 0) || choices[0].Lane == last || choice.Lane == ControlledTime.Lane) ? 1 : 0;
    }

    private static (ControlledRun Run, Exception? Failure) Make(Func<ControlledRun, Action> body, Func<ChoiceList, int, int> choose)
    {
        // What waits must come back to its flow, and not to what the caller's thread captures.
        var (run, context) = (new ControlledRun(), SynchronizationContext.Current);
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var check = body(run);
            run.Run(choose);
            check();
            return (run, null);
        }
        catch (Exception error)
        {
            return (run, error);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static InterleavingReport Report(int runs, (ControlledRun Run, Exception? Failure) last, int longest, string? unfinished) =>
        new(runs, Math.Max(longest, last.Run.Steps.Count), unfinished, last.Failure, last.Run.Path);
}
