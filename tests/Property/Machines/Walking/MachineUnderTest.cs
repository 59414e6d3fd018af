using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;
using Holdover.Tests.Property.Machines.Tables;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>One machine and the random walks through it, on which every law is tried.</summary>
internal sealed partial class MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect> : IMachineUnderTest
    where TState : unmanaged, Enum
    where TTrigger : unmanaged, Enum
    where TDeadline : unmanaged, Enum
    where TData : IEncodable
    where TInput : struct, IInput<TTrigger>
    where TEffect : struct, IEncodable
{
    /// <summary>Enough for the largest data, and for all that a machine asks for in one step.</summary>
    private const int BytesMax = 1 << 16;

    private const int StepsOfWalk = 25;

    private const int MemoriesOfState = 16;

    private readonly Machine<TState, TTrigger, TDeadline, TData, TInput, TEffect> machine;
    private readonly MachineTable table;
    private readonly HashSet<TTrigger> timed;
    private readonly INeighbour<TState, TDeadline, TData, TInput>? neighbour;
    private readonly IAwaiting<TState, TDeadline, TData>? awaiting;
    private readonly SortedDictionary<TState, List<(Instance<TState, TDeadline, TData> Instance, MonotonicTime Now)>> memories = [];

    public MachineUnderTest(Machine<TState, TTrigger, TDeadline, TData, TInput, TEffect> machine)
    {
        this.machine = machine;
        table = MachineTables.Of(MachineTables.NameOf(machine.GetType()));
        timed = [.. Enum.GetValues<TDeadline>().Select(machine.Elapsed)];
        neighbour = Find<INeighbour<TState, TDeadline, TData, TInput>>();
        awaiting = Find<IAwaiting<TState, TDeadline, TData>>();
    }

    /// <summary>What the world says is a phrase; what time says is a deadline. Each trigger is one of the two.</summary>
    public IEnumerable<string> PhrasesMissing()
    {
        var spoken = Vocabulary<TInput>.All.Select(phrase => phrase.Say(new(1)).Trigger).ToHashSet();
        return Enum.GetValues<TTrigger>().Where(trigger => spoken.Contains(trigger) == timed.Contains(trigger)).Select(trigger => trigger.ToString());
    }

    public Coverage Explore(int walks)
    {
        var coverage = new Coverage();
        for (var seed = 0; seed < walks; seed++)
        {
            var walk = new Walk(this, seed);
            coverage.Enter(walk.Instance.State.ToString());
            for (var step = 0; step < StepsOfWalk; step++)
            {
                walk.Step(coverage);
                HasDeadlines(walk.Instance, coverage);
                Remember(walk);
            }
        }

        return coverage;
    }

    /// <summary>Situations that random walks come to, some steps apart.</summary>
    private IEnumerable<Walk> Situations(int walks, bool foreignClocks = false)
    {
        for (var seed = 0; seed < walks; seed++)
        {
            var walk = new Walk(this, seed, foreignClocks);
            for (var step = 0; step < StepsOfWalk; step++)
            {
                walk.Step(null);
                Remember(walk);
                yield return walk;
            }
        }
    }

    /// <summary>
    /// Walks begin in any state that was met before, each as often: without that, what lies behind five right answers
    /// in a row would hardly be seen.
    /// </summary>
    private (Instance<TState, TDeadline, TData> Instance, MonotonicTime Now) Begin(Generator generator)
    {
        if (memories.Count == 0 || generator.Chance(0.1))
            return (machine.Create(Dice.Fixed), new(Duration.FromSeconds(100).Microseconds));
        var (instance, now) = generator.Pick(generator.Pick([.. memories.Values]));
        return (CopyOf(instance), now);
    }

    /// <summary>What is waited for has a deadline; what there is of deadlines in a state is counted.</summary>
    private void HasDeadlines(Instance<TState, TDeadline, TData> instance, Coverage coverage)
    {
        coverage.Rest(instance.State.ToString(), [.. Enum.GetValues<TDeadline>().Where(instance.Deadlines.IsArmed).Select(deadline => deadline.ToString())]);
        foreach (var (what, anyOf) in awaiting?.Of(instance) ?? [])
            Assert.True(anyOf.Any(instance.Deadlines.IsArmed), $"{instance.State} waits for {what} without a deadline");
    }

    private void Remember(Walk walk)
    {
        if (!memories.TryGetValue(walk.Instance.State, out var remembered))
            memories.Add(walk.Instance.State, remembered = []);
        if (remembered.Count == MemoriesOfState)
            remembered.RemoveAt(walk.Generator.Below(MemoriesOfState));
        remembered.Add((CopyOf(walk.Instance), walk.Now));
    }

    /// <summary>A copy that shares nothing with the original, however the data is held.</summary>
    private Instance<TState, TDeadline, TData> CopyOf(Instance<TState, TDeadline, TData> original)
    {
        if (typeof(TData).IsValueType)
            return original;
        var copy = machine.Create(Dice.Fixed);
        Assert.True(ExactReader.TryRead(Exact(ref original), ref copy));
        return copy;
    }

    /// <summary>What was written about this machine alone, if anything.</summary>
    private static T? Find<T>()
        where T : class => (T?)typeof(AllMachines).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(T)))
        .Select(Activator.CreateInstance).SingleOrDefault();

    private static byte[] Exact<T>(ref T value)
        where T : IEncodable
    {
        var buffer = new byte[BytesMax];
        return buffer[..ExactWriter.Write(ref value, buffer)];
    }

    private static byte[] Exact<T>(ReadOnlySpan<T> values)
        where T : struct, IEncodable
    {
        var bytes = new List<byte>();
        foreach (var value in values)
        {
            var copy = value;
            bytes.AddRange(Exact(ref copy));
        }

        return [.. bytes];
    }

    private bool IsFinal(TState state) => table.IsFinal(state.ToString());
}
