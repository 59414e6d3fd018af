using System.Text.RegularExpressions;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Web;

/// <summary>Who serves at a terminal sees who listens.</summary>
public sealed partial class LiveLineTests : IDisposable
{
    private const string Interrupt = "\u0003";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_counts_the_listeners_of_all_workers_until_the_end()
    {
        Music.Noise(milliseconds: 200).Save(folder["song.wav"]);
        using var terminal = Terminal.Open($"env XDG_RUNTIME_DIR='{folder["."]}' '{HoldoverProcess.Path}' serve '{folder["song.wav"]}' --loop --workers 2 --port 0 --bind 127.0.0.1");
        await Wait.Until(() => Address().IsMatch(terminal.Shown), "the address");
        await using (await RawListener.Connect(new(Address().Match(terminal.Shown).Value), "one"))
        {
            await using (await RawListener.Connect(new(Address().Match(terminal.Shown).Value), "two"))
                await Wait.Until(() => terminal.Shown.Contains("2 listeners (W1=", StringComparison.Ordinal) && terminal.Shown.Contains("' at 0:00 of 0:00", StringComparison.Ordinal), "both");
        }

        await terminal.Type(Interrupt);
        await terminal.End();
        Assert.Equal(130, terminal.ExitCode);
        Assert.EndsWith("\u001b[K", terminal.Shown, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"ws://127\.0\.0\.1:\d+/sendspin", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}
