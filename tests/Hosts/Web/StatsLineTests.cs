using Holdover.Commands;
using Holdover.Hosts.Real.Web;
using Holdover.Hosts.Simulated.Time;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Web;

/// <summary>Logs are told now and then, and only while there is something to tell.</summary>
public sealed class StatsLineTests : IPartyView
{
    private int listeners;
    private int asked;

    PartyView IPartyView.View
    {
        get
        {
            var view = new PartyView("Waiting", IsServing: true, Teller: 0, null, [new(0, 1, listeners, listeners, 0, 0, 0)]);
            Interlocked.Increment(ref asked);
            return view;
        }
    }

    [Fact]
    public async Task It_tells_while_somebody_listens_and_once_when_nobody_does_any_more()
    {
        var (time, told) = (new VirtualTimeProvider(), new List<string>());
        await using var stats = StatsLine.Start(this, line => { lock (told) told.Add(line); }, time);
        await After(time, told, 0);
        listeners = 2;
        await After(time, told, 1);
        listeners = 0;
        await After(time, told, 2);
        await After(time, told, 2);
        Assert.StartsWith("[stats] 2 listeners", told[0], StringComparison.Ordinal);
        Assert.StartsWith("[stats] 0 listeners", told[1], StringComparison.Ordinal);
    }

    /// <summary>Half a minute; then it is waited for that it was looked at, and for what is to be told.</summary>
    private async Task After(VirtualTimeProvider time, List<string> told, int lines)
    {
        var before = asked;
        time.Advance(TimeSpan.FromSeconds(30));
        await Wait.Until(() => asked > before, "a look");
        await Wait.Until(() => { lock (told) return told.Count >= lines; }, $"{lines} lines");
        Assert.Equal(lines, told.Count);
    }
}
