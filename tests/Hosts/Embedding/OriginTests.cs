using System.Collections.Concurrent;
using System.Threading.Channels;

using Holdover.Hosts.Real.Embedding;
using Holdover.Session;

namespace Holdover.Tests.Hosts.Embedding;

/// <summary>What an embedded session's peer publishes, across a connection that breaks.</summary>
public sealed class OriginTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task C107_A_reconnect_takes_away_nothing_that_is_published_again()
    {
        var (transport, told) = (new Publishing(), new ConcurrentQueue<(int Path, uint Publisher)>());
        using var changed = new SemaphoreSlim(0);
        var options = new EmbeddedOptions(transport, new Uri("tcp://127.0.0.1:1"))
        {
            OriginChanged = change =>
            {
                told.Enqueue((change.Path.Value, change.Publisher.Value));
                changed.Release();
            },
        };
        using var session = new EmbeddedSession(options, _ => { });
        session.Open();
        Assert.True(await changed.WaitAsync(Long));
        await transport.Break();
        await transport.Withdraw();
        Assert.True(await changed.WaitAsync(Long));
        session.Dispose();
        Assert.Equal(SessionStatus.Closed, (await session.Ended.WaitAsync(Long)).Status);
        Assert.Equal([(1, 7u), (1, 0u)], told);
        Assert.Equal(2, transport.Connections);
    }

    /// <summary>A peer that greets at once, publishes at one path, and does what the test says.</summary>
    private sealed class Publishing : ISessionTransport
    {
        private readonly Channel<bool> breaks = Channel.CreateUnbounded<bool>();

        public int Connections { get; private set; }

        public ValueTask Break() => breaks.Writer.WriteAsync(true);

        public ValueTask Withdraw() => breaks.Writer.WriteAsync(false);

        public async Task Run(SessionConnection connection, CancellationToken abort)
        {
            Connections++;
            await connection.Opened(_ => default);
            await connection.Greeted();
            await connection.Announced(path: 1, publisher: 7);
            if (await breaks.Reader.ReadAsync(abort))
                throw new IOException("broken, as the test says");
            await connection.Withdrawn(path: 1);
            await Task.Delay(Timeout.Infinite, abort).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
