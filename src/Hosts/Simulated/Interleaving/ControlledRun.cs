using System.Runtime.ExceptionServices;

using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Interleaving;

/// <summary>
/// One run of asynchronous code in which every step is chosen: which of the flows goes on, when a stream brings what was
/// written to it, when the time comes to the next timer. All of it happens on the thread that calls <see cref="Run"/>;
/// the same choices give the same run.
/// </summary>
/// <remarks>
/// Code is under control as long as what it awaits comes back to the scheduler that it began on. A <c>Task.Run</c>, a
/// timer of the system's, a <c>ConfigureAwait(false)</c> outside of a stream's read, or a <c>WhenAny</c> of a delay that is
/// cancelled leads out of the run: that is said by name and place, since such a run could not be repeated.
/// </remarks>
public sealed class ControlledRun
{
    /// <summary>A run of the host code takes some dozens of steps: what takes so many goes round.</summary>
    public const int StepsMax = 5_000;

    /// <summary>The lane of what comes from outside.</summary>
    internal const byte Arrivals = Choice.LanesMax - 1;

    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly List<Flow> flows = [];
    private readonly List<(string Name, Task Task)> works = [];
    private readonly List<(string Name, Action Deliver)> arriving = [];
    private readonly ControlledTime time = new();
    private readonly ChoiceList choices = new();
    private readonly List<byte> path = [];
    private volatile string? escaped;

    /// <summary>Stands still until the run lets it come to the next timer.</summary>
    public TimeProvider Time => time;

    /// <summary>The choices made so far: each a place among those that there were.</summary>
    public ExplorationPath Path => new(path);

    /// <summary>How many choices there were at each step.</summary>
    internal List<(int Count, int Chosen)> Steps { get; } = [];

    /// <summary>Begins a flow. Its first step is a choice as any other; that it ends, and does not throw, is a part of the run.</summary>
    /// <param name="name">By which it is named if it never ends.</param>
    /// <param name="work">Begun on the flow's scheduler.</param>
    public void Start(string name, Func<Task> work) =>
        works.Add((name, Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, NewFlow(name)).Unwrap()));

    /// <summary>A flow for code that is given its scheduler.</summary>
    public TaskScheduler NewFlow(string name)
    {
        var flow = new Flow(this, flows.Count + 1, name);
        flows.Add(flow);
        return flow;
    }

    /// <summary>Two ends of a connection. What is written to one comes to the other when the run lets it.</summary>
    /// <param name="name">Of the connection.</param>
    /// <param name="capacity">Bytes that may be under way each way; beyond that, writing waits.</param>
    public (Stream Near, Stream Far) Connect(string name, int capacity = 1 << 16) => ControlledStream.Pair(this, name, capacity);

    /// <summary>Makes choices until nothing can go on.</summary>
    /// <param name="choose">The place of the choice to take, from the choices and whether the first continues what went on last.</param>
    /// <exception cref="InterleavingException">Something never ends, or led out of the run.</exception>
    /// <exception cref="Exception">What a flow threw.</exception>
    internal void Run(Func<ChoiceList, int, int> choose)
    {
        for (var last = 0; ; last = Take(choose(choices, last)))
        {
            ThrowIfFaulted();
            List(last);
            if (choices.Count == 0 || works.TrueForAll(work => work.Task.IsCompleted && choices.Choices[0].Lane == ControlledTime.Lane))
                break;
            if (path.Count == StepsMax)
                throw new InterleavingException($"it goes round: {StepsMax} steps, and {Unfinished()} has not ended");
        }

        if (Unfinished() is { Length: > 0 } left)
        {
            ThrowIfFaulted();
            throw new InterleavingException($"nothing can go on, and {left} has not ended");
        }
    }

    /// <summary>Something can be brought to whoever waits for it, when the run lets it.</summary>
    internal void Arrive(string name, Action deliver)
    {
        if (IsInside(name))
            arriving.Add((name, deliver));
    }

    /// <summary>Whether the caller is a part of the run. If not, the run fails at its next step: whoever called knows nothing of it.</summary>
    internal bool IsInside(string name)
    {
        if (Environment.CurrentManagedThreadId == thread)
            return true;
        escaped = $"{name} went on outside of the run, {Environment.StackTrace.TrimStart()}";
        return false;
    }

    /// <summary>What continues the flow that went on last comes first; the time comes last.</summary>
    private void List(int last)
    {
        choices.Clear();
        if (flows.Find(flow => flow.Lane == last) is { } current)
            Add(current);
        foreach (var flow in flows.Where(flow => flow.Lane != last))
            Add(flow);
        for (var place = 0; place < arriving.Count; place++)
            choices.Add(new(ChoiceKind.Deliver, Arrivals, (byte)place));
        if (time.IsAnyArmed)
            choices.Add(new(ChoiceKind.Elapse, ControlledTime.Lane));
    }

    private void Add(Flow flow)
    {
        for (var place = 0; place < flow.Count; place++)
            choices.Add(new(ChoiceKind.Deliver, (byte)flow.Lane, (byte)place));
    }

    private int Take(int place)
    {
        var choice = choices[place];
        Steps.Add((choices.Count, place));
        path.Add((byte)place);
        if (choice.Lane == ControlledTime.Lane)
            time.ComeToNext();
        else if (choice.Lane == Arrivals)
            Deliver(choice.Item);
        else
            flows.Find(flow => flow.Lane == choice.Lane)!.GoOn(choice.Item);
        return choice.Lane;
    }

    private void Deliver(int place)
    {
        var deliver = arriving[place].Deliver;
        arriving.RemoveAt(place);
        deliver();
    }

    private void ThrowIfFaulted()
    {
        if (escaped is { } how)
            throw new InterleavingException(how);
        if (works.Find(work => work.Task.IsFaulted).Task?.Exception is { } error)
            ExceptionDispatchInfo.Throw(error.InnerException!);
    }

    private string Unfinished() => string.Join(" and ", works.Where(work => !work.Task.IsCompleted).Select(work => work.Name));
}
