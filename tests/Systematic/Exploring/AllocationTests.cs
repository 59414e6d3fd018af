using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;
using Holdover.Tests.Property;

namespace Holdover.Tests.Systematic.Exploring;

public sealed class AllocationTests
{
    /// <summary>Copying, moving and writing a world is what exploration does a million times a second.</summary>
    [Theory]
    [MemberData(nameof(ScenarioTests.Names), MemberType = typeof(ScenarioTests))]
    public void A_generated_state_allocates_nothing(string name)
    {
        var scenario = ScenarioList.Find(name)!;
        var (from, to) = (scenario.CreateWorld(null), scenario.CreateWorld(null));
        var choices = new ChoiceList();
        var bytes = new byte[GraphSearch.WorldBytesMax];
        from.List(choices);
        Generate(from, to, choices, bytes);
        Assert.Equal(0, Allocated.By(() =>
        {
            for (var time = 0; time < 100; time++)
                Generate(from, to, choices, bytes);
        }));
    }

    private static void Generate(World from, World to, ChoiceList choices, byte[] bytes)
    {
        to.CopyFrom(from);
        to.Take(in choices[0]);
        _ = Fingerprint.Of(bytes.AsSpan(0, to.WriteShape(bytes)));
        to.Read(bytes.AsSpan(0, to.WriteExact(bytes)));
    }
}
