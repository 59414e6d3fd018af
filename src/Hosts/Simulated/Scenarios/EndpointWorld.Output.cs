using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>The output that a track is heard by, and what is said of one that is closed.</content>
internal sealed partial class EndpointWorld
{
    public const string OutputIsHeardOf = "an output that breaks is heard of, whoever is up by then";
    public const string OldOutputIsHarmless = "what is said of an output that is closed does nothing to the one that is open";

    private int playbackEffects;
    private bool toldFault;

    private void NoteOutput(in PlaybackEffect effect)
    {
        ref var track = ref Body.Track;
        playbackEffects++;
        switch (effect.Action)
        {
            case PlaybackAction.OpenOutput:
                mayFallSilent |= track.IsOutputLost;
                Events |= track.IsOutputLost ? EndpointEvents.OutputOpenedAgain : EndpointEvents.None;
                track.Output = effect.Output;
                break;
            case PlaybackAction.CloseOutput or PlaybackAction.DropOutput:
                (track.OldOutput, track.Output) = (track.Output, default);
                break;
            case PlaybackAction.ReportOutputFault:
                toldFault = true;
                break;
            case PlaybackAction.Render:
                track.IsOutputLost = false;
                break;
            default:
                break;
        }
    }

    private void BreakOutput()
    {
        Events |= Body.SessionTold == SessionStatus.Connected ? EndpointEvents.None : EndpointEvents.OutputBrokeAlone;
        (Body.Track.IsOutputLost, mayFallSilent, toldFault) = (true, true, false);
        Step(PlaybackInput.OutputFailed(Body.Track.Output, OutputFault.Broken));
        if (!toldFault)
            Break(OutputIsHeardOf);
    }

    private void BreakOldOutput()
    {
        ref var track = ref Body.Track;
        Events |= track.Output.IsNone() ? EndpointEvents.None : EndpointEvents.OldOutputBroke;
        var (before, playing) = (playbackEffects, Status.Playback);
        Step(PlaybackInput.OutputFailed(plant == EndpointPlant.NewestOutput && !track.Output.IsNone() ? track.Output : track.OldOutput, OutputFault.Broken));
        track.OldOutput = default;
        if (playbackEffects != before || Status.Playback != playing)
            Break(OldOutputIsHarmless);
    }
}
