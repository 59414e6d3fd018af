namespace Holdover.Playback;

/// <summary>What the player can ask for.</summary>
public enum PlaybackAction
{
    /// <summary>Be ready to output frames of this rate and so many channels.</summary>
    OpenOutput,

    /// <summary>Append frames of a chunk, from an offset on, to the queue.</summary>
    QueueFrames,

    /// <summary>Append silence to the queue.</summary>
    QueueSilence,

    /// <summary>Move frames from the front of the queue to the output.</summary>
    Render,

    /// <summary>Give the output frames of silence: the queue is empty and they are due.</summary>
    RenderSilence,

    /// <summary>Drop frames from the front of the queue: their time has passed.</summary>
    Skip,

    /// <summary>Empty the queue.</summary>
    Flush,

    /// <summary>The stream is over: finish the output.</summary>
    CloseOutput,

    /// <summary>Ask the server for its clock.</summary>
    SendClockProbe,

    /// <summary>The player is now in this state. A level: only the newest counts.</summary>
    PublishState,

    /// <summary>The play request is over. Comes once a request.</summary>
    ReportEnded,
}
