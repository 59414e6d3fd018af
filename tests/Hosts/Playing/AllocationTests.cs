using System.Text.Json;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>Measured by a process that does nothing else: of threads that take turns nothing can be said beside other tests.</summary>
public sealed class AllocationTests
{
    [Fact]
    public async Task A_speaker_that_plays_allocates_nothing_from_the_socket_to_the_output()
    {
        await using var process = HoldoverProcess.Start("bench", "play.bytes", "--json");
        await process.Ended.WaitAsync(TimeSpan.FromSeconds(60)); // it plays for a dozen seconds
        var outcome = await process.End();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var json = JsonDocument.Parse(outcome.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, json.RootElement.GetProperty("play.bytes").GetProperty("value").GetDouble());
    }
}
