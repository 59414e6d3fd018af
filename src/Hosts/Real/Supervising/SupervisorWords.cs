using System.Globalization;
using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>What people are told, one line each.</summary>
/// <param name="name">By which they know the child.</param>
/// <param name="program">As it was asked for.</param>
/// <param name="device">That it waits for.</param>
internal sealed class SupervisorWords(string name, string program, string device)
{
    /// <summary>A shorter wait is none to people.</summary>
    private static readonly Duration Noticeable = Duration.FromMilliseconds(100);

    public string Up(int process) => $"{name} is up again, as pid {process}";

    public string Down(in SupervisorEffect down) => $"{name} {Why(in down)}; starting it again {When(down.RetryIn)}";

    public string Device(DeviceTrouble trouble, IReadOnlyList<DeviceHolder> holders) =>
        $"{device} {Why(trouble)}; {name} waits for it. {(
            holders.Count > 0 ? $"Sound devices are held by {string.Join("; ", holders)}."
            : trouble.Fault == ProbeFault.Busy ? "Who holds it cannot be seen by this user."
            : "Nobody is seen to hold a sound device.")}";

    public string Ending(ProcessRef leftover) =>
        $"ending pid {leftover.Id}, {string.Join(' ', ProcessTable.Arguments(leftover.Id))}: left over by the supervisor with pid {SupervisorMark.Of(leftover.Id)?.Supervisor.Id}, which lives no more";

    public string Unkillable() => $"{name} did not die of a kill in time, and may still live";

    public string Status(SupervisorStatus status, int process) =>
        string.Create(CultureInfo.InvariantCulture, $"{status.State}: {name}{(process == 0 ? "" : $" (pid {process})")}, starts: {status.Starts}, failures in a row: {status.Failures}");

    private string Why(in SupervisorEffect down) => down.DownCause switch
    {
        DownCause.SpawnFailed => $"could not be started: {program}: {(Executable.MissingInterpreter(program) is { } interpreter ? $"its interpreter {interpreter}: " : "")}{Error(down.ErrorNumber)}",
        DownCause.SpawnTimedOut => "was not up in time",
        DownCause.Hung => "gave no sign of life",
        _ => down.ExitCode > ProcessSignal.ExitBase
            ? string.Create(CultureInfo.InvariantCulture, $"ended with {down.ExitCode} (signal {down.ExitCode - ProcessSignal.ExitBase})")
            : string.Create(CultureInfo.InvariantCulture, $"ended with {down.ExitCode}"),
    };

    private static string Why(DeviceTrouble trouble) => trouble.Fault switch
    {
        ProbeFault.Busy => "is busy",
        ProbeFault.Missing => $"is not there ({Error(trouble.ErrorNumber)})",
        ProbeFault.TimedOut => "does not answer: it took the sound and did not play it in time",
        _ => $"is refused ({Error(trouble.ErrorNumber)})",
    };

    private static string When(Duration wait) =>
        wait < Noticeable ? "at once" : string.Create(CultureInfo.InvariantCulture, $"in {wait.Microseconds / 1e6:0.0} s");

    private static string Error(int number) => number == 0 ? "no reason given" : Marshal.GetPInvokeErrorMessage(number);
}
