namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// Whether a promise comes to hold from every state on, under weak fairness: what stays possible and is owed happens by
/// and by. It fails if some component without the promise can be stayed in for ever: every lane that is owed a step in
/// all of its states gets one inside of it. Faults are finite, so no cycle has one: in the long run nothing goes wrong.
/// </summary>
internal sealed class Liveness(TransitionGraph graph, StateTable states, Findings findings)
{
    public void Check(int promise, string name)
    {
        var stuck = -1;
        IReadOnlyList<int> where = [];
        new Components(graph, promise).ForEach(component =>
        {
            if ((stuck >= 0 && component[0] > stuck) || !CanStayIn(component))
                return;
            (stuck, where) = (component[0], component);
        });
        if (stuck >= 0)
            findings.Add(ViolationKind.Liveness, name, states.PathTo(stuck), CycleIn(where));
    }

    private bool CanStayIn(IReadOnlyList<int> component)
    {
        if (!graph.IsExpanded(component[0]))
            return false;
        var (owed, served, cycles) = (uint.MaxValue, 0u, false);
        foreach (var state in component)
        {
            owed &= graph.OwedLanes(state);
            var targets = graph.TargetsOf(state);
            for (var choice = 0; choice < targets.Length; choice++)
            {
                if (!Contains(component, targets[choice]))
                    continue;
                cycles = true;
                served |= graph.LaneServed(state, choice);
            }
        }

        return cycles ? (owed & ~served) == 0 : owed == 0;
    }

    /// <summary>A shortest way round from the component's first state, breadth-first.</summary>
    private List<byte> CycleIn(IReadOnlyList<int> component)
    {
        var parents = new SortedDictionary<int, (int From, byte Choice)>();
        var queue = new Queue<int>([component[0]]);
        while (queue.TryDequeue(out var state))
        {
            var targets = graph.TargetsOf(state);
            for (var choice = 0; choice < targets.Length; choice++)
            {
                if (Contains(component, targets[choice]) && parents.TryAdd(targets[choice], (state, (byte)choice)))
                    queue.Enqueue(targets[choice]);
            }
        }

        return parents.ContainsKey(component[0]) ? WayRound(component[0], parents) : [];
    }

    private static List<byte> WayRound(int root, SortedDictionary<int, (int From, byte Choice)> parents)
    {
        var cycle = new List<byte>();
        var state = root;
        do
        {
            (state, var choice) = parents[state];
            cycle.Add(choice);
        }
        while (state != root);
        cycle.Reverse();
        return cycle;
    }

    private static bool Contains(IReadOnlyList<int> sorted, int state) => sorted.Count == 1 ? sorted[0] == state : ((List<int>)sorted).BinarySearch(state) >= 0;
}
