namespace Holdover.Tests.Property;

/// <summary>
/// The cases that a property is about: each draw says which of them it is, and a case that no draw was fails the test by
/// its name. What a generator never makes proves nothing.
/// </summary>
internal sealed class Cases
{
    private readonly SortedDictionary<string, int> met = new(StringComparer.Ordinal);

    /// <summary>Runs a property, and then wants each case that it named to have occurred.</summary>
    public static void MustOccur(Action<Cases> property)
    {
        var cases = new Cases();
        property(cases);
        Assert.NotEmpty(cases.met);
        var missed = cases.met.Where(entry => entry.Value == 0).Select(entry => entry.Key).ToArray();
        Assert.True(missed.Length == 0, $"no draw was: {string.Join("; ", missed)}");
    }

    /// <summary>Names a case, whether this draw is one or not: so every case is known after one draw.</summary>
    public Cases Saw(string name, bool isOne)
    {
        met[name] = met.GetValueOrDefault(name) + (isOne ? 1 : 0);
        return this;
    }

    /// <summary>A case for every value of a kind, but for those that come from elsewhere.</summary>
    public Cases SawOneOf<T>(T one, params T[] elsewhere)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>().Except(elsewhere))
            Saw($"{typeof(T).Name} {value}", EqualityComparer<T>.Default.Equals(one, value));
        return this;
    }
}
