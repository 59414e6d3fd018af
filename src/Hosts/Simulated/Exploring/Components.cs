namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// The strongly connected components of the part of a graph in which a promise is not kept, by Tarjan's algorithm with a
/// stack of its own, since a path may be longer than the runtime's.
/// </summary>
internal sealed class Components(TransitionGraph graph, int promise)
{
    private const int Unseen = 0;
    private const int Done = int.MaxValue;

    private readonly int[] order = new int[graph.Count];
    private readonly int[] low = new int[graph.Count];
    private readonly Stack<int> open = new();
    private readonly Stack<(int State, int Choice)> path = new();
    private int seen;

    /// <summary>Calls with each component, its states in ascending order.</summary>
    public void ForEach(Action<IReadOnlyList<int>> visit)
    {
        for (var state = 0; state < graph.Count; state++)
        {
            if (order[state] == Unseen && IsInside(state))
                Visit(state, visit);
        }
    }

    private bool IsInside(int state) => !graph.Keeps(state, promise);

    private void Visit(int root, Action<IReadOnlyList<int>> visit)
    {
        Enter(root);
        while (path.TryPop(out var top))
        {
            var targets = graph.TargetsOf(top.State);
            if (top.Choice == targets.Length)
                Leave(top.State, visit);
            else
                Follow(top.State, top.Choice, targets[top.Choice]);
        }
    }

    private void Enter(int state)
    {
        order[state] = low[state] = ++seen;
        open.Push(state);
        path.Push((state, 0));
    }

    private void Follow(int state, int choice, int target)
    {
        path.Push((state, choice + 1));
        if (target == TransitionGraph.Nowhere || !IsInside(target))
            return;
        if (order[target] == Unseen)
            Enter(target);
        else if (order[target] != Done)
            low[state] = Math.Min(low[state], order[target]);
    }

    private void Leave(int state, Action<IReadOnlyList<int>> visit)
    {
        var own = low[state];
        if (path.TryPeek(out var parent))
            low[parent.State] = Math.Min(low[parent.State], own);
        if (own != order[state])
            return;
        var component = new List<int>();
        int member;
        do
        {
            member = open.Pop();
            order[member] = Done;
            component.Add(member);
        }
        while (member != state);
        component.Sort();
        visit(component);
    }
}
