using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Systematic.Session;

/// <summary>A session on a computer whose wall clock is set: the clock that hosts hand to machines is another one.</summary>
public sealed class WallClockStories
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Jump = TimeSpan.FromDays(1);

    /// <summary>
    /// An attempt that nobody greets ends after 10 seconds, a peer that is heard is not taken for silent, and one that is
    /// not is found out after 20, whichever way the wall clock jumps: every effect has the moment that it has without.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void C88_A_wall_clock_that_jumps_makes_no_peer_silent_and_hides_no_silence(int way)
    {
        var (steady, set) = (Live(TimeSpan.Zero, out var still), Live(Jump * way, out var moved));
        Assert.Equal((TimeSpan.Zero, true), (still, moved.Duration() > Jump * 100));
        Assert.Equal(steady, set);

        var lost = set.Where(told => told.Effect is { Action: SessionAction.PublishStatus, Status: SessionStatus.Disconnected }).ToArray();
        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40 + 20)], lost.Select(told => told.At));
    }

    /// <summary>A first attempt is not greeted; then bytes come every 4 seconds until second 40, and none after that.</summary>
    private static List<(TimeSpan At, SessionEffect Effect)> Live(TimeSpan jump, out TimeSpan moved)
    {
        var (time, machine, outbox, told) = (new Computer(), new SessionMachine(SessionSettings.Default), new Outbox<SessionEffect>(), new List<(TimeSpan, SessionEffect)>());
        var (clock, session, began) = (new MonotonicClock(time), machine.Create(Dice.Fixed), time.GetUtcNow());
        Hear(SessionInput.OpenRequested());
        Answer(greets: false);
        for (var lived = Moment; lived < TimeSpan.FromSeconds(62); lived += Moment)
        {
            (time.Awake, time.Set) = (lived, time.Set + jump);
            machine.Tick(ref session, clock.Now, outbox);
            if (lived > TimeSpan.FromSeconds(11) && session.Data.Step == AttemptStep.Addresses)
                Answer(greets: true);
            else if (lived.Ticks % TimeSpan.FromSeconds(4).Ticks == 0 && lived <= TimeSpan.FromSeconds(40) && session.State == SessionState.Connected)
                Hear(SessionInput.BytesReceived(session.Data.Live));
            told.AddRange(outbox.Effects.ToArray().Select(effect => (lived, effect)));
            outbox.Clear();
        }

        moved = time.GetUtcNow() - began - TimeSpan.FromSeconds(61.9);
        return told;

        void Answer(bool greets)
        {
            Hear(SessionInput.UrlResolved(session.Data.Next, 1));
            Hear(SessionInput.TransportOpened(session.Data.Next));
            if (greets)
                Hear(SessionInput.Greeted(session.Data.Next));
        }

        void Hear(SessionInput input) => machine.Step(ref session, in input, clock.Now, outbox);
    }

    /// <summary>A computer as it is: its wall clock is what it has been awake for, and whatever that clock was set by.</summary>
    private sealed class Computer : TimeProvider
    {
        public TimeSpan Awake { get; set; }

        public TimeSpan Set { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Awake.Ticks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + Awake + Set;
    }
}
