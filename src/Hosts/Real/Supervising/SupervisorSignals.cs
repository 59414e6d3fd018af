using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>
/// Every signal that we can be sent and hand on. Not among them are those that cannot be caught, those that say of
/// ourselves that we are broken, those by which a terminal holds up its background, and those that the runtime uses for
/// itself.
/// </summary>
internal sealed class SupervisorSignals : IDisposable
{
    private const int TerminalStop = 20;

    /// <summary>Hangup, interrupt, quit, both of users', alarm, terminate, stack, continue, stop, urgent, both limits, both timers, window, input, power, and those of real time.</summary>
    private static readonly int[] Numbers = [1, 2, 3, 10, 12, 14, 15, 16, 18, TerminalStop, .. Enumerable.Range(23, 8), .. Enumerable.Range(35, 30)];

    private readonly Action<ProcessSignal> heard;
    private readonly List<PosixSignalRegistration> registrations = [];

    /// <summary>By number: when it last came while our group was in the terminal's foreground; 0 is never.</summary>
    private readonly long[] typedAt = new long[Numbers.Max() + 1];

    /// <param name="heard">Told of each; must not block.</param>
    public SupervisorSignals(Action<ProcessSignal> heard)
    {
        this.heard = heard;
        foreach (var number in Numbers)
            registrations.Add(PosixSignalRegistration.Create((PosixSignal)number, context => Hear(number, context)));
    }

    /// <summary>
    /// Whether the last of these came from the terminal to all of our group, and so to a child in it. Who sent a signal
    /// the runtime does not say: one that terminals send, and that comes while we are in the foreground of one, counts
    /// as typed.
    /// </summary>
    public bool WereTyped(ProcessSignal signal, ChildProcess child) =>
        !child.Request.OwnGroup && Volatile.Read(ref typedAt[signal.Number]) >= child.AskedAt;

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    private void Hear(int number, PosixSignalContext context)
    {
        var isTyped = Terminal.Sends(number) && Terminal.IsOurs();
        Volatile.Write(ref typedAt[number], isTyped ? TimeProvider.System.GetTimestamp() : 0);
        context.Cancel = true;
        heard(new(number));

        // What is typed to stop all of the foreground stops us, too, or the shell would not go on: the runtime does not.
        if (isTyped && number == TerminalStop)
            _ = Libc.kill(Environment.ProcessId, Libc.SignalStop);
    }
}
