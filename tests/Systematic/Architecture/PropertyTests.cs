using System.Text.RegularExpressions;

namespace Holdover.Tests.Systematic.Architecture;

/// <summary>A property whose generator never makes the case that it is about passes for nothing: each wants its cases to have occurred.</summary>
public sealed partial class PropertyTests
{
    [Fact]
    public void Every_property_wants_its_cases_to_have_occurred() => Assert.Empty(
        from file in Repository.Sources("tests/Property")
        from member in Members().Split(Repository.Read(file))
        where member.Contains("Prop.ForAll", StringComparison.Ordinal) && !WantsCases(member)
        select $"{file}: {member.Split('\n')[0]}");

    [Fact]
    public void A_property_that_wants_none_is_seen()
    {
        Assert.False(WantsCases("public void P() => Prop.ForAll<int>(number => Assert.True(number > 0)).Check(Seeded.Quick);"));
        Assert.True(WantsCases("public void P() => Cases.MustOccur(cases => Prop.ForAll<int>(number => cases.Saw(\"one\", number == 1)).Check(Seeded.Quick));"));
        Assert.True(WantsCases("public void P() { Prop.ForAll<int>(number => met.Add(number)).Check(Seeded.Quick); Assert.Contains(1, met); }"));
    }

    /// <summary>By the counter that all share, or by counts of its own that are asserted when it has run.</summary>
    private static bool WantsCases(string member) =>
        member.Contains("Cases.MustOccur(", StringComparison.Ordinal)
        || member[member.LastIndexOf(".Check(", StringComparison.Ordinal)..].Contains("Assert.", StringComparison.Ordinal);

    [GeneratedRegex(@"\n    (?=public |private |internal |\[|///)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Members();
}
