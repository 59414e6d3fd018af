using Holdover.Hosts.Real.Embedding;
using Holdover.Hosts.Simulated.Interleaving;
using Holdover.Session;
using Xunit.Abstractions;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Interleaving;

/// <summary>An embedded session, in every order in which its transport, its owner and its clock can go on.</summary>
[Collection(nameof(Alone))]
public sealed class EmbeddedTests(ITestOutputHelper output)
{
    private static readonly Uri Server = new("tcp://127.0.0.1:9");

    /// <summary>Disposed of at any point of a dial: one final report, nothing after it, and no transport that goes on behind it.</summary>
    [Fact]
    public void Dispose_during_connect_ends_once_and_leaves_nothing() => Interleavings.Hold(output, run =>
    {
        var transport = new Dial(run);
        var reports = new List<SessionReport>();
        var session = new EmbeddedSession(new(transport, Server), reports.Add, run.Time, run.NewFlow("session"));
        run.Start("owner", async () =>
        {
            session.Open();
            await Task.Yield();
            session.Dispose();
            Assert.Equal(SessionStatus.Closed, (await session.Ended).Status);
        });
        return () =>
        {
            Assert.Single(reports, report => report.IsFinal);
            Assert.True(reports[^1].IsFinal);
            Assert.Equal(0, transport.Open);
        };
    });

    /// <summary>The dial's answer comes when its time is over: it counts or it does not, and either way the session comes up with one transport.</summary>
    [Fact]
    public void A_timer_against_a_completion_leaves_one_transport() => Interleavings.Hold(output, run =>
    {
        var transport = new Dial(run) { Takes = TimeSpan.FromMicroseconds(SessionSettings.Default.AddressMax.Microseconds) };
        var up = new TaskCompletionSource();
        var session = new EmbeddedSession(new(transport, Server), Report, run.Time, run.NewFlow("session"));
        run.Start("owner", async () =>
        {
            session.Open();
            await up.Task;
            session.Dispose();
            await session.Ended;
        });
        return () =>
        {
            Assert.Equal(0, transport.Open);
            Assert.Equal(1, transport.MostWanted);
        };

        void Report(SessionReport report)
        {
            if (report.Status == SessionStatus.Connected)
                up.TrySetResult();
            transport.Takes = TimeSpan.FromMilliseconds(1);
        }
    }, preemptions: 1);

    /// <summary>Disposed of in its own report: that is allowed, and the end comes as if it were asked elsewhere.</summary>
    [Fact]
    public void Dispose_inside_the_report_against_a_loss_ends_once() => Interleavings.Hold(output, run =>
    {
        var transport = new Dial(run) { Lives = TimeSpan.FromMilliseconds(5) };
        var reports = new List<SessionReport>();
        EmbeddedSession? session = null;
        session = new(new(transport, Server), Report, run.Time, run.NewFlow("session"));
        run.Start("owner", async () =>
        {
            session.Open();
            await session.Ended;
        });
        return () =>
        {
            Assert.Equal(SessionStatus.Closed, Assert.Single(reports, report => report.IsFinal).Status);
            Assert.True(reports[^1].IsFinal);
        };

        void Report(SessionReport report)
        {
            reports.Add(report);
            if (report.Status == SessionStatus.Connected)
                session!.Dispose();
        }
    }, preemptions: 1);

    /// <summary>A peer in memory that takes its time to be reached, greets, and answers a goodbye by closing.</summary>
    private sealed class Dial(ControlledRun run) : ISessionTransport
    {
        private readonly List<CancellationToken> aborts = [];

        public TimeSpan Takes { get; set; } = TimeSpan.FromMilliseconds(1);

        public TimeSpan Lives { get; init; } = Timeout.InfiniteTimeSpan;

        public int Open { get; private set; }

        /// <summary>Of those that were not told to end, the most at once.</summary>
        public int MostWanted { get; private set; }

        public async Task Run(SessionConnection connection, CancellationToken abort)
        {
            Open++;
            aborts.Add(abort);
            MostWanted = Math.Max(MostWanted, aborts.Count(other => !other.IsCancellationRequested));
            try
            {
                var over = new TaskCompletionSource();
                await Task.Delay(Takes, run.Time, abort);
                await connection.Opened(request =>
                {
                    if (request == SessionRequest.Goodbye)
                        over.TrySetResult();
                    return request == SessionRequest.Hello ? connection.Greeted() : ValueTask.CompletedTask;
                });
                await using var life = run.Time.CreateTimer(_ => over.TrySetResult(), null, Lives, Timeout.InfiniteTimeSpan);
                await over.Task.WaitAsync(abort);
            }
            finally
            {
                Open--;
                aborts.Remove(abort);
            }
        }
    }
}
