using System.Net;
using System.Security.Cryptography;

using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Real.Embedding;

/// <summary>
/// A session in somebody else's program: kept alive until it is disposed of. Reports come one at a time on a flow of
/// their own, with no lock held, so that a report may do anything, dispose of the session included. The final one comes
/// exactly once, and after it nothing of the embedder is called any more.
/// </summary>
public sealed class EmbeddedSession : IEffectHandler<SessionNodeInput, SessionNodeEffect>, IDisposable
{
    private readonly EmbeddedOptions options;
    private readonly MonotonicClock clock;
    private readonly NodePump<SessionNodeInput, SessionNodeEffect> pump;
    private readonly Background background = new();
    private readonly StatusReports reports = new();

    /// <summary>What there is of each connection that is asked for and not dropped yet. Only the pump's flow looks at them.</summary>
    private readonly Dictionary<ConnectionEpoch, CancellationTokenSource> asked = [];
    private readonly Dictionary<ConnectionEpoch, SessionConnection> open = [];

    private readonly FoundAddresses found = new();

    /// <summary>The answer for the attempt under way.</summary>
    private volatile string? token;

    /// <param name="options">Where to and how.</param>
    /// <param name="report">Called with each change of the status.</param>
    /// <param name="provider">The clock; the system's if null.</param>
    public EmbeddedSession(EmbeddedOptions options, Action<SessionReport> report, TimeProvider? provider = null)
        : this(options, report, provider, TaskScheduler.Default)
    {
    }

    /// <param name="options">Where to and how.</param>
    /// <param name="report">Called with each change of the status.</param>
    /// <param name="provider">The clock; the system's if null.</param>
    /// <param name="scheduler">Where all of it runs: never where the embedder's awaits would come back to.</param>
    internal EmbeddedSession(EmbeddedOptions options, Action<SessionReport> report, TimeProvider? provider, TaskScheduler scheduler)
    {
        this.options = options;
        clock = new(provider ?? TimeProvider.System);
        var settings = options.Settings with { UrlCount = options.Urls.Count, NeedsToken = options.FetchToken is not null };
        if (settings.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        Span<byte> seed = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(seed);
        pump = new(new SessionNode(settings, new(BitConverter.ToUInt64(seed))), this, clock, Outbox<SessionNodeEffect>.CapacityDefault);
        Ended = Task.Factory.StartNew(() => Run(report), CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();
    }

    /// <summary>The final report, once it has been given; or the exception that a report threw.</summary>
    public Task<SessionReport> Ended { get; }

    /// <summary>Begins to connect.</summary>
    public void Open() => Post(SessionInput.OpenRequested());

    /// <summary>Says that this machine has a network, again or another one, or has none: attempts wait for it.</summary>
    public void NetworkChanged(bool isUp) => Post(isUp ? SessionInput.NetworkUp() : SessionInput.NetworkDown());

    /// <summary>Says that it may end, and returns at once. The end comes as the final report; what it needs must live until then.</summary>
    public void Dispose() => Post(SessionInput.CloseRequested());

    void IEffectHandler<SessionNodeInput, SessionNodeEffect>.Handle(in SessionNodeEffect effect)
    {
        switch (effect.Action)
        {
            case SessionNodeAction.Session:
                Handle(in effect.Session);
                break;
            case SessionNodeAction.ReportChanges:
                reports.ReportChanges();
                break;
            case SessionNodeAction.TellChange:
                reports.Tell(new(effect.Path, effect.Publisher));
                break;
            default:
                break;
        }
    }

    private void Handle(in SessionEffect effect)
    {
        switch (effect.Action)
        {
            case SessionAction.FetchToken:
                FetchToken(effect.Connection);
                break;
            case SessionAction.ResolveUrl:
                Resolve(effect.Connection, options.Urls[effect.UrlIndex]);
                break;
            case SessionAction.OpenTransport:
                Connect(effect.Connection, options.Urls[effect.UrlIndex], found.Of(effect.Resolved, effect.AddressIndex));
                break;
            case SessionAction.AbortTransport:
                Drop(effect.Connection);
                break;
            case SessionAction.PublishStatus or SessionAction.ReportEnded:
                reports.Publish(in effect);
                break;
            default:
                open.GetValueOrDefault(effect.Connection)?.Ask(RequestOf(effect.Action), effect.Strategy);
                break;
        }
    }

    void IEffectHandler<SessionNodeInput, SessionNodeEffect>.Completed(in SessionNodeInput input)
    {
    }

    private static SessionRequest RequestOf(SessionAction action) => action switch
    {
        SessionAction.SendHello => SessionRequest.Hello,
        SessionAction.AnnounceState => SessionRequest.Announce,
        SessionAction.SendProbe => SessionRequest.Probe,
        _ => SessionRequest.Goodbye,
    };

    private async Task<SessionReport> Run(Action<SessionReport> report)
    {
        var pumping = pump.Run();
        try
        {
            return await reports.Deliver(report, Changed, pumping, BeforeFinal);
        }
        finally
        {
            await pump.DisposeAsync();
            await Task.WhenAny(pumping);
            AbortAll();
        }
    }

    /// <summary>What is published changed: while nobody wants to know, nobody asks what.</summary>
    private async Task Changed()
    {
        if (options.OriginChanged is not { } tell)
            return;
        if (reports.TryAsk())
            await pump.Post(SessionNodeInput.ChangesWanted());
        while (reports.TryTake(out var change))
            tell(change);
    }

    /// <summary>Transports that were aborted get the time of a goodbye to end, so that what they use may be freed in the final report.</summary>
    private async Task BeforeFinal()
    {
        pump.Stop();
        await Task.WhenAny(background.Drain(), Task.Delay(Limit, clock.Provider));
    }

    private TimeSpan Limit => TimeSpan.FromMicroseconds(options.Settings.CloseMax.Microseconds);

    private void FetchToken(ConnectionEpoch epoch) => Answer(epoch, SessionInput.TokenFailed(epoch), async cancel =>
    {
        var fetched = await options.FetchToken!(cancel);
        if (cancel.IsCancellationRequested)
            return SessionInput.TokenFailed(epoch);
        token = fetched;
        return fetched is null ? SessionInput.TokenRefused(epoch) : SessionInput.TokenFetched(epoch);
    });

    private void Resolve(ConnectionEpoch epoch, Uri url) => Answer(epoch, SessionInput.ResolveFailed(epoch), async cancel =>
    {
        var addresses = await FoundAddresses.Find(url, cancel);
        found.Keep(epoch, addresses);
        return SessionInput.UrlResolved(epoch, addresses.Length);
    });

    private void Connect(ConnectionEpoch epoch, Uri url, IPAddress address)
    {
        var connection = new SessionConnection(epoch, pump, url, address, token);
        var abort = AbortOf(epoch);
        open[epoch] = connection;
        background.Start(() => connection.Run(options.Transport, abort));
    }

    private void Answer(ConnectionEpoch epoch, SessionInput failure, Func<CancellationToken, Task<SessionInput>> ask)
    {
        var cancel = AbortOf(epoch);
        background.Start(async () =>
        {
            var answer = failure;
            try
            {
                answer = await ask(cancel);
            }
            catch (Exception)
            {
                // The session tries again when it is time; a refusal is told in another way.
            }

            await pump.Post(answer);
        });
    }

    private CancellationToken AbortOf(ConnectionEpoch epoch)
    {
        if (!asked.TryGetValue(epoch, out var source))
            asked.Add(epoch, source = new());
        return source.Token;
    }

    private void Drop(ConnectionEpoch epoch)
    {
        open.Remove(epoch);
        if (asked.Remove(epoch, out var source))
            source.Cancel();
    }

    private void AbortAll()
    {
        foreach (var left in asked.Values)
            left.Cancel();
    }

    private void Post(SessionNodeInput input) => background.Start(() => pump.Post(input).AsTask());
}
