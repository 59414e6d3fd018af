using System.Runtime.InteropServices;

namespace Holdover.Commands;

/// <summary>SIGHUP, SIGINT and SIGTERM, as they come: what a second one means is for whoever hears it to say.</summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] registrations;

    /// <param name="heard">Told of each by its number; must not block.</param>
    public Signals(Action<int> heard) => registrations = [.. Enumerable.Select([(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15)], signal =>
        PosixSignalRegistration.Create(signal.Item1, context =>
        {
            context.Cancel = true;
            heard(signal.Item2);
        }))];

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
    }
}
