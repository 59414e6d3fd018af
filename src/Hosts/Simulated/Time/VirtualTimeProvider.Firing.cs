using System.Globalization;

namespace Holdover.Hosts.Simulated.Time;

/// <content>How timers fire while time moves.</content>
public sealed partial class VirtualTimeProvider
{
    /// <summary>Arms a timer anew: after so many ticks, or never.</summary>
    /// <returns>False if the timer is disposed.</returns>
    internal bool Change(VirtualTimer timer, long? dueTicks, long periodTicks)
    {
        long end;
        lock (_lock)
        {
            if (timer.IsDisposed)
                return false;
            Disarm(timer);
            if (dueTicks is not { } ticks)
                return true;
            timer.Period = periodTicks;
            Arm(timer, _now + ticks);
            end = _now;
            if (ticks > 0 || _mover != Nobody || !TryBegin(end, out _))
                return true;
        }

        Move(end, outermost: true);
        return true;
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (_lock)
        {
            Disarm(timer);
            timer.IsDisposed = true;
        }
    }

    private DateTimeOffset UtcNow => new(_now + _adjustment, TimeSpan.Zero);

    private bool IsMovedByAnother => _mover != Nobody && _mover != Environment.CurrentManagedThreadId;

    // The rest is one move: begin under the lock, then fire one timer after another outside it, then rest.

    private bool TryBegin(long end, out bool outermost)
    {
        outermost = _mover == Nobody;
        var nested = _mover == Environment.CurrentManagedThreadId;
        if (!nested)
            _goal = Math.Max(_goal, end);
        if (outermost)
            _mover = Environment.CurrentManagedThreadId;
        return outermost || nested;
    }

    private void Move(long end, bool outermost)
    {
        var completed = false;
        try
        {
            while (Next(end, outermost) is { } timer)
                Fire(timer);
            completed = true;
        }
        finally
        {
            if (outermost && !completed)
                Abandon();
        }
    }

    // The next timer of a move, with the time at its due time; or null, with the time at the end of the move.
    private VirtualTimer? Next(long end, bool outermost)
    {
        lock (_lock)
        {
            Invariant.Holds(_mover == Environment.CurrentManagedThreadId, "one thread fires timers");
            end = Math.Max(outermost ? _goal : end, _now); // a callback may have gone farther than the move that fired it
            if (_queue.First is { } timer && timer.Due <= end)
            {
                GoTo(timer.Due);
                CountFiring();
                _queue.Remove(timer);
                return timer;
            }

            GoTo(end);
            if (outermost)
                Rest();
            return null;
        }
    }

    private void Fire(VirtualTimer timer)
    {
        var changes = timer.Changes;
        try
        {
            timer.Fire();
        }
        finally
        {
            ArmAgain(timer, changes);
        }
    }

    private void ArmAgain(VirtualTimer timer, int changes)
    {
        lock (_lock)
        {
            // From its due time, or from where the callback itself moved the time to.
            if (timer.Period > 0 && timer.Changes == changes)
                Arm(timer, _now + timer.Period);
        }
    }

    private void Abandon()
    {
        lock (_lock)
            Rest();
    }

    private void Rest()
    {
        _goal = _now;
        _mover = Nobody;
    }

    private void Arm(VirtualTimer timer, long due)
    {
        Invariant.Holds(due >= _now, "nothing is armed in the past");
        timer.Due = due;
        timer.Sequence = _sequence++;
        _queue.Add(timer);
    }

    private void Disarm(VirtualTimer timer)
    {
        timer.Changes++;
        if (timer.IsQueued)
            _queue.Remove(timer);
    }

    private void GoTo(long time)
    {
        Invariant.Holds(time >= _now, "time does not go back");
        if (time > _now)
            _firingsAtThisInstant = 0;
        _now = time;
    }

    private void CountFiring()
    {
        if (++_firingsAtThisInstant > FiringsAtOneInstantMax)
            throw new InvalidOperationException(
                $"{FiringsAtOneInstantMax} timers fired at {UtcNow}: one arms itself again at zero, and the time cannot go on.");
    }
}
