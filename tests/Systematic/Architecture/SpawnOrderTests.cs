namespace Holdover.Tests.Systematic.Architecture;

/// <summary>An order that no test can race: what is typed between a fork and the line after it is typed to the child, too.</summary>
public sealed class SpawnOrderTests
{
    [Fact]
    public void The_time_of_a_child_is_taken_before_it_is_started()
    {
        var source = Repository.Read("src/Hosts/Real/Supervising/Processes/ProcessFamily.cs");
        Assert.InRange(source.IndexOf("askedAt = TimeProvider.System.GetTimestamp()", StringComparison.Ordinal), 0, source.IndexOf("NativeSpawn.Start(", StringComparison.Ordinal));
    }
}
