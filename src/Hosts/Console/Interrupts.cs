using System.Runtime.InteropServices;

namespace Holdover.Commands;

/// <summary>SIGINT and SIGTERM: the first asks, a second forces.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly Action ask;
    private readonly PosixSignalRegistration[] registrations;
    private int count;

    /// <param name="ask">Asks the work to end; called for the first signal.</param>
    public Interrupts(Action ask)
    {
        this.ask = ask;
        registrations = [Register(PosixSignal.SIGINT, 2), Register(PosixSignal.SIGTERM, 15)];
    }

    /// <summary>The number of the first signal, or 0.</summary>
    public int Signal { get; private set; }

    /// <summary>The exit code of work that ended well, unless a signal ended it.</summary>
    public int ExitCodeOr(int exitCode) => Signal == 0 ? exitCode : ExitCode.BySignal(Signal);

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref count) > 1)
            Environment.Exit(ExitCode.BySignal(number));
        Signal = number;
        ask();
    });
}
