using Holdover.Hosts.Real.Pump;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Pump;

public sealed class BackgroundTests
{
    private readonly Background background = new();

    [Fact]
    public async Task Drain_waits_for_work_and_for_what_that_begins()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        background.Start(async () =>
        {
            await first.Task;
            background.Start(() => second.Task);
        });
        var drained = background.Drain();
        first.SetResult();
        Assert.False(drained.IsCompleted);
        second.SetResult();
        await Wait.For(drained, "the end of the work");
        Assert.False(background.Failure.IsCompleted);
    }

    [Fact]
    public async Task The_first_failure_is_reported_and_does_not_stop_the_drain()
    {
        background.Start(() => throw new IOException("first"));
        background.Start(() => Task.FromException(new IOException("second")));
        await Wait.For(background.Drain(), "the end of the work");
        Assert.Equal("first", (await Assert.ThrowsAsync<IOException>(() => background.Failure)).Message);
    }
}
