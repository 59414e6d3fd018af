using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>The words of a hub on the wire.</summary>
internal static class HubWords
{
    public const string Account = "account";
    public const string Secret = "secret";
    public const string ExpiresIn = "expires_in";
    public const string DeviceId = "device_id";
    public const string Name = "name";
    public const string IsActive = "is_active";
    public const string IsPlaying = "is_playing";
    public const string Turn = "turn";
    public const string Track = "track";
    public const string Volume = "volume";
    public const string Action = "action";
    public const string Repeat = "repeat";
    public const string Shuffle = "shuffle";
    public const string ActiveDevice = "active_device_id";
    public const string ActiveForMs = "active_for_ms";
    public const string Devices = "devices";
    public const string Queue = "queue";
    public const string State = "state";
    public const string Position = "position";
    public const string Count = "count";

    public const string ClusterUri = "hm://connect-state/v1/cluster";
    public const string ClusterMethod = "PUT";
    public const string CommandUri = "hm://connect-state/v1/player/command";

    public static readonly Vocabulary<QueueTrigger> Actions = new(
        (QueueTrigger.PlayRequested, "play"),
        (QueueTrigger.PauseRequested, "pause"),
        (QueueTrigger.StopRequested, "stop"),
        (QueueTrigger.NextRequested, "next"),
        (QueueTrigger.PreviousRequested, "previous"),
        (QueueTrigger.TrackAdded, "add"),
        (QueueTrigger.ClearRequested, "clear"),
        (QueueTrigger.RepeatChosen, "repeat"),
        (QueueTrigger.ShuffleChosen, "shuffle"));

    public static readonly Vocabulary<QueueState> States = new(
        (QueueState.Stopped, "stopped"),
        (QueueState.Playing, "playing"),
        (QueueState.Paused, "paused"));
}
