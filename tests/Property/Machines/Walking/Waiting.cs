namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>With which deadlines a state was found to wait: those that were armed each time, those that were now and then, or none.</summary>
internal sealed class Waiting(IEnumerable<string> first)
{
    private readonly SortedSet<string> always = new(first, StringComparer.Ordinal);
    private readonly SortedSet<string> ever = new(StringComparer.Ordinal);
    private bool isEverNone;

    public void See(IReadOnlyCollection<string> armed)
    {
        always.IntersectWith(armed);
        ever.UnionWith(armed);
        isEverNone |= armed.Count == 0;
    }

    /// <summary>The same of another machine of this kind, which has other settings.</summary>
    public void Join(Waiting other)
    {
        always.IntersectWith(other.always);
        ever.UnionWith(other.ever);
        isEverNone |= other.isEverNone;
    }

    public override string ToString() => isEverNone
        ? string.Join(" or ", ever.Prepend("rests"))
        : always.Count > 0 ? string.Join(" and ", always) : string.Join(" or ", ever);
}
