using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// Makes many runs of a scenario, each by a scheduler, for spaces that are too large to be gone through. After each run
/// no more faults happen and nobody wants more: within a bound, everything that must come to hold must then have held.
/// </summary>
internal sealed class RunSearch
{
    /// <summary>Steps after the last fault within which every promise must come to hold.</summary>
    public const int HealStepsMax = 2_000;

    private const int ProgressEvery = 1 << 8;

    private readonly Scenario scenario;
    private readonly ExplorationOptions options;
    private readonly Action<long, long>? progress;
    private readonly IReadOnlyList<IScheduler> schedulers;
    private readonly StateTable states = new();
    private readonly ChoiceList choices = new();
    private readonly Findings findings;
    private readonly Healing healing = new();
    private readonly List<byte> path = [];
    private readonly World first;
    private World world;
    private long generated;
    private int longest;

    public RunSearch(Scenario scenario, ExplorationOptions options, IReadOnlyList<IScheduler> schedulers, Action<long, long>? progress)
    {
        (this.scenario, this.options, this.schedulers, this.progress) = (scenario, options, schedulers, progress);
        findings = new(scenario);
        first = scenario.CreateWorld(options.Plant, options.Budget);
        world = scenario.CreateWorld(options.Plant, options.Budget);
    }

    private int StepsMax => options.DepthMax == 0 ? ExplorationOptions.RunStepsDefault : options.DepthMax;

    public ExplorationReport Run()
    {
        for (var run = 0; run < options.Iterations; run++)
        {
            world.CopyFrom(first);
            path.Clear();
            if (See() && Disturb(schedulers[run % schedulers.Count], run))
                Heal();
            longest = Math.Max(longest, path.Count);
            if (run % ProgressEvery == 0)
                progress?.Invoke(states.Count, generated);
        }

        return Report();
    }

    /// <summary>Follows a scheduler; false if something broke.</summary>
    private bool Disturb(IScheduler scheduler, int run)
    {
        // Zero would be the fixed dice.
        scheduler.Begin(new(StableHash.Add(options.Seed, (ulong)run) | 1), StepsMax);
        for (var step = 0; step < StepsMax; step++)
        {
            List();
            if (choices.Count == 0)
                break;
            if (!Take(scheduler.Choose(choices, step)))
                return false;
        }

        return true;
    }

    private void Heal()
    {
        var open = Open((1 << scenario.Eventually.Count) - 1);
        healing.Begin();
        for (var step = 0; step < HealStepsMax && open != 0; step++)
        {
            List();
            if (!choices.IsAnyOwed)
                break;
            if (!Take(healing.Choose(choices)))
                return;
            open = Open(open);
        }

        for (var promise = 0; promise < scenario.Eventually.Count; promise++)
        {
            if ((open & (1 << promise)) != 0)
                findings.Add(ViolationKind.Liveness, scenario.Eventually[promise].Name, path);
        }
    }

    /// <summary>The promises, a bit each, that do not hold either.</summary>
    private int Open(int promises)
    {
        for (var promise = 0; promise < scenario.Eventually.Count; promise++)
            promises &= scenario.Eventually[promise].Holds(world) ? ~(1 << promise) : -1;
        return promises;
    }

    private void List()
    {
        choices.Clear();
        world.List(choices);
        if (!choices.IsAnyOwed && !world.IsAtRest)
            findings.Add(ViolationKind.Liveness, GraphSearch.Deadlock, path);
    }

    private bool Take(int place)
    {
        generated++;
        path.Add((byte)place);
        try
        {
            world.Take(in choices[place]);
        }
        catch (Exception error) when (error is InvariantException or InvalidOperationException or ArithmeticException)
        {
            world = scenario.CreateWorld(options.Plant, options.Budget);
            findings.Add(ViolationKind.Crash, error.Message, path);
            return false;
        }

        if (world.Broken is null)
            return See();
        findings.Add(ViolationKind.Safety, world.Broken, path);
        return false;
    }

    /// <summary>Looks at the world if it is one that was not seen before; false if it breaks a promise.</summary>
    private bool See()
    {
        findings.Witness(world);
        Span<byte> shape = stackalloc byte[GraphSearch.WorldBytesMax];
        if (!states.TryAdd(Fingerprint.Of(shape[..world.WriteShape(shape)]), StateTable.NoParent, choice: 0, out _))
            return true;
        if (findings.Look(world) is not { } broken)
            return true;
        findings.Add(ViolationKind.Safety, broken, path);
        return false;
    }

    private ExplorationReport Report() => new()
    {
        DistinctStates = states.Count,
        GeneratedStates = generated,
        Unfinished = "runs see some paths of all",
        LongestPath = longest,
        BytesAState = (double)states.Bytes / states.Count,
        Violations = findings.Violations,
        Unwitnessed = findings.Unwitnessed,
    };
}
