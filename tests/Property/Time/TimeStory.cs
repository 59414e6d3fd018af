namespace Holdover.Tests.Property.Time;

/// <summary>Runs commands on a clock and writes down what can be seen: which timer fired, when, in which order.</summary>
internal sealed class TimeStory(ITimeUnderTest time)
{
    // Periodic timers that create periodic timers would go on for ever; after so many firings callbacks do nothing.
    private const int ScriptsMax = 60;

    private readonly List<string> _lines = [];
    private int _timers;
    private int _firings;
    private int _depth;
    private long _lastFiring;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>What this story met, by name: a law proves nothing about what its cases never do.</summary>
    public HashSet<string> Met { get; } = [];

    public TimeStory Run(IEnumerable<TimeCommand> commands)
    {
        foreach (var command in commands)
        {
            try
            {
                Do(command);
            }
            catch (InvalidOperationException)
            {
                Met.Add("a callback that throws");
                _lines.Add("threw");
            }

            _lines.Add($"now {time.Now}");
        }

        return this;
    }

    private void Do(TimeCommand command)
    {
        switch (command.What)
        {
            case TimeCommand.Kind.Create:
                var number = _timers++;
                time.Create(() => Fired(number, command), command.Ticks, command.Period);
                break;
            case TimeCommand.Kind.Change when _timers > 0:
                _lines.Add($"change {time.Change(command.Timer % _timers, command.Ticks, command.Period)}");
                MetInside("a change");
                break;
            case TimeCommand.Kind.Dispose when _timers > 0:
                time.Dispose(command.Timer % _timers);
                MetInside("a dispose");
                break;
            case TimeCommand.Kind.Advance:
                MetInside("an advance");
                Advance(command.Ticks, caught: command.Timer % 2 == 1);
                break;
            case TimeCommand.Kind.SetUtcNow:
                SetUtcNow(time.Now + command.Ticks - 1);
                break;
            case TimeCommand.Kind.AdjustTime:
                MetInside("an adjustment");
                time.AdjustTime(time.Now + command.Ticks - 4);
                break;
            case TimeCommand.Kind.Throw when _depth > 0:
                throw new InvalidOperationException();
        }
    }

    private void Advance(int ticks, bool caught)
    {
        try
        {
            time.Advance(ticks);
        }
        catch (InvalidOperationException) when (caught)
        {
            MetInside("a catch");
            _lines.Add("caught");
        }
    }

    private void SetUtcNow(long to)
    {
        try
        {
            time.SetUtcNow(to);
        }
        catch (ArgumentOutOfRangeException)
        {
            Met.Add("a refusal to go back");
            _lines.Add("refused");
        }
    }

    private void Fired(int number, TimeCommand command)
    {
        _lines.Add($"{new string(' ', _depth)}timer {number} at {time.Now}");
        Classify(command);
        _lastFiring = time.Now;
        if (++_firings > ScriptsMax)
            return;
        _depth++;
        try
        {
            foreach (var inner in command.Script)
                Do(inner);
        }
        finally
        {
            _depth--;
        }
    }

    private void Classify(TimeCommand command)
    {
        Met.Add("a firing");
        if (_depth > 0)
            Met.Add("a firing inside a firing");
        if (command.Period > 0)
            Met.Add("a periodic timer");
        if (_firings > 0 && time.Now == _lastFiring)
            Met.Add("two firings at one instant");
    }

    private void MetInside(string what)
    {
        if (_depth > 0)
            Met.Add($"{what} inside a firing");
    }
}
