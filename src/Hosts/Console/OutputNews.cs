using Holdover.Playback;

namespace Holdover.Commands;

/// <summary>Says why there is no sound, and when there is again: once each, however often it is tried.</summary>
internal sealed class OutputNews(string device)
{
    private OutputFault told;

    public void Tell(OutputFault fault)
    {
        if (Interlocked.Exchange(ref told, fault) == fault)
            return;
        var reason = fault switch
        {
            OutputFault.Busy => "is held by another program",
            OutputFault.OtherRate => "plays at another rate than the stream; one named plughw: may convert",
            OutputFault.Silent => "does not answer",
            _ => "is gone or does not work",
        };
        Console.Error.WriteLine(fault == OutputFault.None
            ? $"holdover: there is sound again from {device}"
            : $"holdover: no sound: {device} {reason}; trying again until it plays");
    }
}
