using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Session;

/// <summary>What strategy the next attempt of a session must have, and which URL, from what an onlooker has seen.</summary>
internal sealed class StrategyWatch(SessionSettings settings)
{
    private Strategy next = Strategy.Rejoin;
    private Strategy current;
    private ConnectionEpoch attempt;
    private MonotonicTime lostAt;
    private int rejoins;
    private bool goingAway;
    private bool failedBesideOld;

    public int UrlIndex { get; private set; }

    public void GoAway()
    {
        goingAway = true;
        Migrate();
    }

    public void BecomeConnected() => (attempt, rejoins, goingAway, failedBesideOld) = (default, 0, false, false);

    /// <summary>Only a session that was to go on as it was comes back as it was.</summary>
    public void Lose(MonotonicTime now, bool wasGoingAway)
    {
        (attempt, rejoins, goingAway, failedBesideOld) = (default, 0, false, false);
        if (!wasGoingAway)
            (next, lostAt) = (Strategy.Fast, now);
    }

    public void Begin(ConnectionEpoch connection, int url, MonotonicTime now)
    {
        if (next == Strategy.Fast && now > lostAt + settings.FastWindow)
            next = Strategy.Rejoin;
        (attempt, current) = (connection, next);
        Assert.Equal(UrlIndex, url);
    }

    /// <summary>The next address of the same attempt.</summary>
    public void GoOn(ConnectionEpoch connection, int url)
    {
        (attempt, failedBesideOld) = (connection, false);
        Assert.Equal(UrlIndex, url);
    }

    /// <summary>Nothing is told of an attempt that fails while the old connection is up, but that what it asked for is dropped.</summary>
    public void Drop(ConnectionEpoch connection, bool isOffline) =>
        failedBesideOld |= goingAway && !isOffline && connection == attempt;

    /// <summary>A step is over: neither another address nor the loss of the old connection explains what was dropped.</summary>
    public void Settle()
    {
        if (failedBesideOld)
            Migrate();
        failedBesideOld = false;
    }

    public string Greet(Strategy strategy)
    {
        Assert.Equal(current, strategy);
        return $"a hello to {strategy}";
    }

    /// <summary>An attempt failed, and not because the network left.</summary>
    public void Fail()
    {
        if (current == Strategy.Migrate || (current == Strategy.Rejoin && ++rejoins >= settings.RejoinTriesMax))
            Migrate();
    }

    private void Migrate() => (next, rejoins, UrlIndex) = (Strategy.Migrate, 0, (UrlIndex + 1) % settings.UrlCount);
}
