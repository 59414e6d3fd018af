namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>What was found so far: of each broken promise the first path, and what has been witnessed.</summary>
internal sealed class Findings(Scenario scenario)
{
    private readonly List<Violation> violations = [];
    private readonly bool[] witnessed = new bool[scenario.Sometimes.Count];

    public IReadOnlyList<Violation> Violations => violations;

    public IReadOnlyList<string> Unwitnessed => [.. scenario.Sometimes.Where((_, index) => !witnessed[index]).Select(property => property.ToString())];

    public bool IsKnown(string property) => violations.Exists(violation => violation.Property == property);

    public void Add(ViolationKind kind, string property, IEnumerable<byte> path, IEnumerable<byte>? cycle = null)
    {
        if (!IsKnown(property))
            violations.Add(new(kind, property, new(path), new(cycle ?? [])));
    }

    /// <summary>Looks at what a step has led to, be it to a world that was seen before: the step itself may be what was to be seen.</summary>
    public void Witness(World world)
    {
        for (var index = 0; index < witnessed.Length; index++)
        {
            if (!witnessed[index])
                witnessed[index] = scenario.Sometimes[index].Holds(world);
        }
    }

    /// <summary>Looks at a world that was not seen before: the first promise that it breaks, or null.</summary>
    public string? Look(World world)
    {
        foreach (var property in scenario.Always)
        {
            if (!property.Holds(world))
                return property.Name;
        }

        return null;
    }
}
