namespace Holdover.Supervisor;

/// <summary>The signals that a supervisor may be sent and can hand on.</summary>
public enum ProcessSignal
{
    Terminate,
    Interrupt,
    Quit,
    Hangup,
    User1,
    User2,
    WindowChanged,
}
