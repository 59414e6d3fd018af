using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A player with a session always asks for its clock, and never believes for ever in an output that says nothing.</summary>
internal sealed class PlaybackAwaiting : IAwaiting<PlaybackState, PlaybackDeadline, PlaybackData>
{
    public IEnumerable<(string What, PlaybackDeadline[] AnyOf)> Of(Instance<PlaybackState, PlaybackDeadline, PlaybackData> player)
    {
        if (!player.Data.Live.IsNone())
            yield return ("the server's clock", [PlaybackDeadline.Probe, PlaybackDeadline.ProbeAnswer]);
        if (!player.Data.Output.Current.IsNone() && !player.Data.Output.IsOpen)
            yield return ("an output that opens", [PlaybackDeadline.OutputSilent]);
        if (player.Data.Output.IsOpen && player.Data.Output.IsClocked)
            yield return ("an output that says where it is", [PlaybackDeadline.OutputSilent]);
        if (player.State == PlaybackState.Loading && player.Data.Output.IsOpen && player.Data.Clock.IsSynchronized && player.Data.Timeline.Level > 0)
            yield return ("the instant at which sound begins", [PlaybackDeadline.Render]);
    }
}
