using System.Collections.Concurrent;
using Holdover.Hosts.Real.Embedding;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Hosts.Embedding;

/// <summary>A session in somebody else's program, against a server in this process.</summary>
public sealed class EmbeddingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly SessionSettings Quick = new()
    {
        FirstRetryMax = Duration.FromMilliseconds(20),
        BackoffInitial = Duration.FromMilliseconds(50),
        BackoffMax = Duration.FromMilliseconds(200),
        CloseMax = Duration.FromMilliseconds(300),
    };

    private readonly ConcurrentQueue<SessionReport> reports = [];

    [Fact]
    public async Task C84_C96_A_session_may_be_ended_inside_its_report_and_ends_once()
    {
        await using var server = new LineServer();
        var session = Start(server, report => report.Status == SessionStatus.Connected);
        var end = await session.Ended.WaitAsync(Limit);
        Assert.Equal(SessionStatus.Closed, end.Status);
        Assert.Equal(["Hello", "Announce", "Goodbye"], server.Heard);
        Assert.Equal(end, Assert.Single(reports, report => report.IsFinal));
        Assert.Equal(end, reports.Last());
        Assert.Contains(reports, report => report.Status == SessionStatus.Connected);
    }

    /// <summary>
    /// The report comes back into the session, and then waits for what the session tells next: the loss, the attempt after
    /// it, and the hello. Under a lock neither could happen, and none of the three would come.
    /// </summary>
    [Fact]
    public async Task C93_A_report_that_waits_for_what_the_session_does_next_does_not_wait_in_vain()
    {
        await using var server = new LineServer();
        var (ups, cameBack) = (0, false);
        EmbeddedSession session = null!;
        session = Start(server, report =>
        {
            if (report.Status != SessionStatus.Connected || ++ups > 1)
                return ups > 1;
            session.NetworkChanged(isUp: true);
            server.Drop();
            cameBack = SpinWait.SpinUntil(() => server.Heard.Count(line => line == "Hello") > 1, Limit / 2);
            return false;
        });
        Assert.Equal(SessionStatus.Closed, (await session.Ended.WaitAsync(Limit)).Status);
        Assert.True(cameBack);
    }

    [Fact]
    public async Task C92_C101_A_session_outlives_its_connections_and_each_is_told_apart()
    {
        await using var server = new LineServer();
        var ups = 0;
        var session = Start(server, report =>
        {
            if (report.Status == SessionStatus.Connected && ++ups < 3)
                server.Drop();
            return ups == 3;
        });
        Assert.Equal(SessionStatus.Closed, (await session.Ended.WaitAsync(Limit)).Status);
        Assert.Equal(3, reports.Where(report => report.Status == SessionStatus.Connected).Select(report => report.Connection).Distinct().Count());
    }

    [Fact]
    public async Task C103_A_refused_token_is_the_end_and_a_failed_one_is_not()
    {
        await using var server = new LineServer();
        var asked = 0;
        var session = Start(server, _ => false, cancel => ++asked == 1 ? throw new TimeoutException() : Task.FromResult<string?>(null));
        Assert.Equal((SessionStatus.Refused, 2), ((await session.Ended.WaitAsync(Limit)).Status, asked));
        Assert.Contains(reports, report => report.Cause == LossCause.TokenFailed);
    }

    [Fact]
    public async Task C30_A_transport_that_does_not_end_delays_the_final_report_and_no_more()
    {
        var session = new EmbeddedSession(new(new Deaf(), new Uri("tcp://127.0.0.1:1")) { Settings = Quick }, reports.Enqueue);
        session.Open();
        session.Dispose();
        session.Dispose();
        Assert.Equal(SessionStatus.Closed, (await session.Ended.WaitAsync(Limit)).Status);
        Assert.Single(reports, report => report.IsFinal);
    }

    [Fact]
    public async Task A_report_that_throws_ends_the_session()
    {
        await using var server = new LineServer();
        var session = Start(server, report => report.Status == SessionStatus.Connected ? throw new InvalidOperationException("by the embedder") : false);
        Assert.Equal("by the embedder", (await Assert.ThrowsAsync<InvalidOperationException>(() => session.Ended.WaitAsync(Limit))).Message);
    }

    private EmbeddedSession Start(LineServer server, Func<SessionReport, bool> stops, Func<CancellationToken, Task<string?>>? token = null)
    {
        EmbeddedSession? session = null;
        session = new(new(new Lines(), server.Url) { Settings = Quick, FetchToken = token }, report =>
        {
            reports.Enqueue(report);
            if (stops(report))
                session!.Dispose();
        });
        session.Open();
        return session;
    }

    private sealed class Deaf : ISessionTransport
    {
        public Task Run(SessionConnection connection, CancellationToken abort) => Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}
