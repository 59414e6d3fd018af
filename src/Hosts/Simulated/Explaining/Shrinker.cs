using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>
/// Finds a smallest plan of faults with which a seed still fails in the same way: first by leaving out ever smaller
/// parts of it, then by making what is left shorter, and again for as long as that leaves something out.
/// </summary>
public sealed class Shrinker(Seed seed, RunOptions options)
{
    private FailureKind kind;

    /// <summary>Runs that it took.</summary>
    public int Runs { get; private set; }

    /// <summary>The smallest plan that was found, or null if the seed does not fail.</summary>
    public IReadOnlyList<Fault>? Shrink()
    {
        var plan = options.Plan ?? Simulation.PlanOf(seed);
        if (Run(plan) is not { } failure)
            return null;
        kind = failure.Kind;
        List<Fault> left = [.. plan];
        int before;
        do
        {
            before = left.Count;
            left = Shorten(LeaveOut(left));
        }
        while (left.Count < before);
        return left;
    }

    private List<Fault> LeaveOut(List<Fault> plan)
    {
        for (var size = Math.Max(plan.Count / 2, 1); plan.Count > 0; size /= 2)
        {
            for (var first = 0; first < plan.Count;)
            {
                var rest = plan.Where((_, place) => place < first || place >= first + size).ToList();
                if (Fails(rest))
                    plan = rest;
                else
                    first += size;
            }

            if (size == 1)
                break;
        }

        return plan;
    }

    private List<Fault> Shorten(List<Fault> plan)
    {
        for (var place = 0; place < plan.Count; place++)
        {
            var fault = plan[place];
            while (fault.Length.Microseconds > 1_000)
            {
                var shorter = fault with { Length = fault.Length / 2 };
                var tried = plan.ToList();
                tried[place] = shorter;
                if (!Fails(tried))
                    break;
                (plan, fault) = (tried, shorter);
            }
        }

        return plan;
    }

    private bool Fails(List<Fault> plan) => Run(plan)?.Kind == kind;

    private Failure? Run(IReadOnlyList<Fault> plan)
    {
        Runs++;
        return Simulation.Run(seed, options with { Plan = plan }).Failure;
    }
}
