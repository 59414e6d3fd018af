namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// What is explored: a world, what may happen in it, and what must hold. No machine, state or rule is written for a
/// scenario.
/// </summary>
public abstract class Scenario
{
    private readonly List<Property> always = [];
    private readonly List<Property> eventually = [];
    private readonly List<Property> sometimes = [];

    public abstract string Name { get; }

    /// <summary>One line that says what is put to the test.</summary>
    public abstract string Summary { get; }

    /// <summary>What people and programs may do, in words.</summary>
    public abstract IReadOnlyList<string> Alphabet { get; }

    /// <summary>What may go wrong, in words.</summary>
    public abstract IReadOnlyList<string> Faults { get; }

    /// <summary>Names of the bugs that can be planted in the world around the nodes.</summary>
    public virtual IReadOnlyList<string> Plants => [];

    /// <summary>Must hold in every world.</summary>
    public IReadOnlyList<Property> Always => always;

    /// <summary>From every world on, whatever happened before, must come to hold once no more faults happen.</summary>
    public IReadOnlyList<Property> Eventually => eventually;

    /// <summary>Must hold in some world, or the scenario does not show what it is meant to.</summary>
    public IReadOnlyList<Property> Sometimes => sometimes;

    /// <summary>The rows of the catalogue whose order of events must be seen here, ascending.</summary>
    public IReadOnlyList<int> Rows => [.. sometimes.SelectMany(property => property.Rows).Distinct().Order()];

    /// <summary>A new world.</summary>
    /// <param name="plant">One of <see cref="Plants"/>, or null for none.</param>
    /// <param name="budget">Faults in all, or null for as many as <see cref="Faults"/> says.</param>
    public abstract World CreateWorld(string? plant, int? budget = null);

    protected void MustAlways<TWorld>(string name, Func<TWorld, bool> holds, params IReadOnlyList<int> rows)
        where TWorld : World => always.Add(new(name, world => holds((TWorld)world), rows));

    /// <summary>What the world's observers watch in every step, by the name under which they would say that it was broken.</summary>
    protected void MustAlways(string name, params IReadOnlyList<int> rows) => always.Add(new(name, world => world.Broken != name, rows));

    protected void MustEventually<TWorld>(string name, Func<TWorld, bool> holds, params IReadOnlyList<int> rows)
        where TWorld : World => eventually.Add(new(name, world => holds((TWorld)world), rows));

    protected void MustSometimes<TWorld>(string name, Func<TWorld, bool> holds, params IReadOnlyList<int> rows)
        where TWorld : World => sometimes.Add(new(name, world => holds((TWorld)world), rows));
}
