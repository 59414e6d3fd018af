namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Something about a world that holds or does not.</summary>
/// <param name="Rows">The rows of the catalogue of what went wrong in the field whose order of events, or whose invariant, it is.</param>
public sealed record Property(string Name, Func<World, bool> Holds, params IReadOnlyList<int> Rows)
{
    /// <summary>The rows, as people cite them: "C39, C41", or nothing.</summary>
    public string RowNames => string.Join(", ", Rows.Select(row => $"C{row}"));

    public override string ToString() => Rows.Count == 0 ? Name : $"{RowNames}: {Name}";
}
