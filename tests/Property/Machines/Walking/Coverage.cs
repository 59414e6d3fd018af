namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>What walks have met: states, and the rows (state, trigger, next state) that were taken, each how often.</summary>
internal sealed class Coverage
{
    private readonly SortedDictionary<string, int> states = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string State, string Trigger, string Next), int> rows = [];

    private readonly SortedDictionary<string, Waiting> waits = new(StringComparer.Ordinal);

    public int Steps { get; private set; }

    /// <summary>What each state waits with, as it was found.</summary>
    public IReadOnlyDictionary<string, Waiting> Waits => waits;

    public void Enter(string state) => states[state] = states.GetValueOrDefault(state) + 1;

    public void Take(string state, string trigger, string next)
    {
        Steps++;
        Enter(next);
        rows[(state, trigger, next)] = rows.GetValueOrDefault((state, trigger, next)) + 1;
    }

    /// <summary>A step is over, in a state with these deadlines armed.</summary>
    public void Rest(string state, IReadOnlyCollection<string> armed)
    {
        if (!waits.TryGetValue(state, out var waiting))
            waits.Add(state, waiting = new(armed));
        waiting.See(armed);
    }

    public bool Met(string state) => states.ContainsKey(state);

    public bool Took(string state, string trigger, string next) => rows.ContainsKey((state, trigger, next));

    public bool Came(string state, string trigger) => rows.Keys.Any(row => row.State == state && row.Trigger == trigger);

    public override string ToString() =>
        $"{Steps} steps: " + string.Join(", ", states.Select(state => $"{state.Key} {100.0 * state.Value / states.Values.Sum():F1} %"));
}
