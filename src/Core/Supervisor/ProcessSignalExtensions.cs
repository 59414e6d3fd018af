namespace Holdover.Supervisor;

public static class ProcessSignalExtensions
{
    /// <summary>Exit codes of what a signal ended begin here, as shells have it.</summary>
    public const int SignalExitBase = 128;

    /// <summary>What it means that we were sent this signal: the end of supervision, or something for the child alone.</summary>
    public static SupervisorInput ToInput(this ProcessSignal signal) =>
        signal is ProcessSignal.Interrupt or ProcessSignal.Terminate or ProcessSignal.Quit
            ? SupervisorInput.StopRequested(signal)
            : SupervisorInput.SignalReceived(signal);

    /// <summary>The exit code of what ended by this signal, with the numbers of Linux.</summary>
    public static int ExitCode(this ProcessSignal signal) => SignalExitBase + signal switch
    {
        ProcessSignal.Hangup => 1,
        ProcessSignal.Interrupt => 2,
        ProcessSignal.Quit => 3,
        ProcessSignal.User1 => 10,
        ProcessSignal.User2 => 12,
        ProcessSignal.WindowChanged => 28,
        _ => 15,
    };
}
