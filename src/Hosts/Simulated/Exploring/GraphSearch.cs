namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// Goes through every state of a scenario once, by shape. Then, from the graph that it drew, says whether what must come
/// to hold does.
/// </summary>
internal sealed class GraphSearch
{
    /// <summary>A shape or an exact world is far shorter.</summary>
    public const int WorldBytesMax = 8_192;

    public const string Deadlock = "a state that is not at rest has something that must come";

    private const int ProgressEvery = 1 << 18;

    private readonly Scenario scenario;
    private readonly ExplorationOptions options;
    private readonly Action<long, long>? progress;
    private readonly StateTable states = new();
    private readonly TransitionGraph graph = new();
    private readonly ChoiceList choices = new();
    private readonly Frontier frontier;
    private readonly Findings findings;
    private readonly byte[] bytes = new byte[WorldBytesMax];
    private readonly World current;
    private World next;
    private World reached;
    private long generated;
    private int longest;
    private bool isFull;
    private string? unfinished;

    public GraphSearch(Scenario scenario, ExplorationOptions options, Action<long, long>? progress)
    {
        (this.scenario, this.options, this.progress) = (scenario, options, progress);
        frontier = new(options.Strategy == ExplorationStrategy.Dfs, options.FrontierBytesMax);
        findings = new(scenario);
        current = scenario.CreateWorld(options.Plant, options.Budget);
        next = scenario.CreateWorld(options.Plant, options.Budget);
        reached = scenario.CreateWorld(options.Plant, options.Budget);
    }

    public ExplorationReport Run()
    {
        findings.Witness(reached);
        Reach(Shape(reached), StateTable.NoParent, choice: 0, depth: 0);
        while (!frontier.IsEmpty)
        {
            current.Read(frontier.Take(out var state, out var depth));
            if (IsWithinBounds(depth))
                Expand(state, depth);
        }

        var liveness = new Liveness(graph, states, findings);
        for (var promise = 0; promise < scenario.Eventually.Count; promise++)
            liveness.Check(promise, scenario.Eventually[promise].Name);
        return Report();
    }

    /// <summary>What is not complete says so in the words of the first bound that was met.</summary>
    private bool IsWithinBounds(int depth)
    {
        if (states.Count >= options.StatesMax)
            unfinished ??= $"there are more than {options.StatesMax:N0} states";
        else if (options.DepthMax > 0 && depth >= options.DepthMax)
            unfinished ??= $"there are paths of more than {options.DepthMax:N0} steps";
        else
            return !isFull;
        return false;
    }

    private void Expand(int state, int depth)
    {
        choices.Clear();
        current.List(choices);
        graph.Expand(state, choices.OwedLanes);
        if (!choices.IsAnyOwed && !current.IsAtRest)
            findings.Add(ViolationKind.Liveness, Deadlock, states.PathTo(state));
        Fingerprint? shape = null;
        for (var choice = 0; choice < choices.Count; choice++)
        {
            next.CopyFrom(current);
            Fingerprint? nextShape = Step(in choices[choice], state, choice) ? Shape(next) : null;
            if (choice > 0)
                Settle(shape, state, choice - 1, depth);
            (next, reached, shape) = (reached, next, nextShape);
        }

        if (choices.Count > 0)
            Settle(shape, state, choices.Count - 1, depth);
    }

    /// <summary>Says where a choice led. The next is taken first: meanwhile the memory is fetched in which this one is looked up.</summary>
    private void Settle(Fingerprint? shape, int state, int choice, int depth) =>
        graph.AddChoice(state, in choices[choice], shape is { } known ? Reach(known, state, choice, depth + 1) : TransitionGraph.Nowhere);

    private Fingerprint Shape(World world)
    {
        var shape = Fingerprint.Of(bytes.AsSpan(0, world.WriteShape(bytes)));
        states.Prefetch(shape);
        return shape;
    }

    /// <summary>Takes a choice; false if that broke something, and then nothing is gone on from.</summary>
    private bool Step(in Choice choice, int state, int index)
    {
        if (++generated % ProgressEvery == 0)
            progress?.Invoke(states.Count, generated);
        try
        {
            next.Take(in choice);
        }
        catch (Exception error) when (error is InvariantException or InvalidOperationException or ArithmeticException)
        {
            next = scenario.CreateWorld(options.Plant, options.Budget);
            findings.Add(ViolationKind.Crash, error.Message, states.PathTo(state).Append((byte)index));
            return false;
        }

        if (next.Broken is { } broken)
            findings.Add(ViolationKind.Safety, broken, states.PathTo(state).Append((byte)index));
        else
            findings.Witness(next);
        return next.Broken is null;
    }

    /// <summary>Gives the number of the state that the reached world is in; one that is new is looked at and kept.</summary>
    private int Reach(Fingerprint shape, int parent, int choice, int depth)
    {
        if (!states.TryAdd(shape, parent, choice, out var state))
            return state;
        longest = Math.Max(longest, depth);
        graph.AddState(Kept());
        if (findings.Look(reached) is { } broken)
            findings.Add(ViolationKind.Safety, broken, states.PathTo(state));
        else if (!isFull && !frontier.TryAdd(state, depth, bytes.AsSpan(0, reached.WriteExact(bytes))))
            (isFull, unfinished) = (true, unfinished ?? $"the states that are still to be gone on from take more than {options.FrontierBytesMax:N0} bytes");
        return state;
    }

    private byte Kept()
    {
        var kept = 0;
        for (var promise = 0; promise < scenario.Eventually.Count; promise++)
            kept |= scenario.Eventually[promise].Holds(reached) ? 1 << promise : 0;
        return (byte)kept;
    }

    private ExplorationReport Report() => new()
    {
        DistinctStates = states.Count,
        GeneratedStates = generated,
        Unfinished = unfinished,
        LongestPath = longest,
        BytesAState = (double)(states.Bytes + graph.Bytes + frontier.Bytes) / states.Count,
        Violations = findings.Violations,
        Unwitnessed = findings.Unwitnessed,
    };
}
