namespace Holdover.Playback;

/// <summary>What the player can ask for.</summary>
public enum PlaybackAction
{
    /// <summary>
    /// Be ready to output frames of this rate and so many channels. An output with a clock of its own answers with
    /// OutputOpened, and with OutputReported at least once a period from then on; any can answer with OutputFailed.
    /// </summary>
    OpenOutput,

    /// <summary>Append frames of a chunk, from an offset on, to the queue.</summary>
    QueueFrames,

    /// <summary>Append silence to the queue.</summary>
    QueueSilence,

    /// <summary>Move frames from the front of the queue to the output.</summary>
    Render,

    /// <summary>Give the output frames of silence: the queue is empty and they are due.</summary>
    RenderSilence,

    /// <summary>Give the output frames of silence that stand for nothing: after them the next frame is at its time. An edit.</summary>
    Pad,

    /// <summary>Take two frames from the front of the queue and give the output their mean. An edit.</summary>
    EditDrop,

    /// <summary>Move one frame from the front of the queue to the output, and the mean of it and the next after it. An edit.</summary>
    EditInsert,

    /// <summary>Drop frames from the front of the queue: their time has passed. Of an output with a clock of its own, an edit.</summary>
    Skip,

    /// <summary>Empty the queue; an output with a clock of its own drops what it has not played, too.</summary>
    Flush,

    /// <summary>The stream is over: let the output play what it was given, then let go of it.</summary>
    CloseOutput,

    /// <summary>Be silent at once, whatever the output was given, and let go of it.</summary>
    DropOutput,

    /// <summary>From now on multiply samples by this gain.</summary>
    SetVolume,

    /// <summary>Volume and mute are now these, for the server and whoever shows them. A level: only the newest counts.</summary>
    PublishVolume,

    /// <summary>There is no output, for this reason; it will be tried again.</summary>
    ReportOutputFault,

    /// <summary>Ask the server for its clock.</summary>
    SendClockProbe,

    /// <summary>The player is now in this state. A level: only the newest counts.</summary>
    PublishState,

    /// <summary>The play request is over. Comes once a request, and again with each new session until it is acknowledged.</summary>
    ReportEnded,
}
