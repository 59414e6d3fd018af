using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>A signal that a supervisor may be sent and can hand on.</summary>
/// <param name="Number">As Linux numbers them; 0 is none.</param>
public record struct ProcessSignal(int Number) : IEncodable
{
    /// <summary>Exit codes of what a signal ended begin here, as shells have it.</summary>
    public const int ExitBase = 128;

    public static readonly ProcessSignal Hangup = new(1);
    public static readonly ProcessSignal Interrupt = new(2);
    public static readonly ProcessSignal Quit = new(3);
    public static readonly ProcessSignal Terminate = new(15);

    /// <summary>The exit code of what ended by this signal.</summary>
    public readonly int ExitCode => ExitBase + Number;

    /// <summary>What it means that we were sent this signal: the end of supervision, or something for the child alone.</summary>
    public readonly SupervisorInput ToInput() =>
        this == Interrupt || this == Terminate || this == Quit ? SupervisorInput.StopRequested(this) : SupervisorInput.SignalReceived(this);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var number = Number;
        codec.Value(ref number);
        Number = number;
    }
}
