using Holdover.Hosts.Real.Web;

namespace Holdover.Commands;

/// <summary>
/// For logs: how the party stands, now and then, on standard error. Nothing while nobody listens and nothing changes. Of
/// several workers the first tells it, for all.
/// </summary>
internal sealed class StatsLine : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly PeriodicTimer timer;
    private readonly Task telling;

    private StatsLine(IPartyView party, Action<string> tell, TimeProvider provider)
    {
        timer = new(Period, provider);
        telling = Tell(party, tell);
    }

    public static StatsLine Start(IPartyView party, Action<string> tell, TimeProvider? provider = null) => new(party, tell, provider ?? TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await telling;
    }

    /// <summary>One line, as [stats] 3 listeners (W0=3), 'song' at 1:23 of 3:45.</summary>
    internal static string Line(PartyView view) => $"[stats] {Words(view.Workers, view.Playing, view.State)}";

    /// <summary>The same for a person.</summary>
    internal static string Words(IReadOnlyList<WorkerView> workers, PlayingView? playing, string state)
    {
        var listeners = workers.Sum(worker => worker.Listeners);
        var each = string.Join(", ", workers.Select(worker => $"W{worker.Number}={worker.Listeners}"));
        return $"{listeners} {(listeners == 1 ? "listener" : "listeners")} ({each}), {Playing(playing, state)}";
    }

    /// <summary>Minutes and seconds, and hours if there are any.</summary>
    internal static string Clock(double seconds) => TimeSpan.FromSeconds(seconds) is { TotalHours: >= 1 } span ? $@"{(int)span.TotalHours}:{span:mm\:ss}" : $@"{TimeSpan.FromSeconds(seconds):m\:ss}";

    private static string Playing(PlayingView? view, string state) => view is not { } playing
        ? $"nothing plays ({state.ToLowerInvariant()})"
        : $"{(playing.Title is { } title ? $"'{title}'" : "playing")} at {Clock(playing.PositionSeconds)}{(playing.DurationSeconds is { } duration ? $" of {Clock(duration)}" : "")}";

    private async Task Tell(IPartyView party, Action<string> tell)
    {
        var listeners = 0;
        while (await timer.WaitForNextTickAsync())
        {
            var view = party.View;
            if ((view.Listeners > 0 || listeners > 0) && view.Workers is [var first, ..] && first.Number == view.Teller)
                tell(Line(view));
            listeners = view.Listeners;
        }
    }
}
