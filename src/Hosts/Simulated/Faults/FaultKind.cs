namespace Holdover.Hosts.Simulated.Faults;

/// <summary>What may go wrong, and what people may do at the worst moment.</summary>
public enum FaultKind
{
    /// <summary>The connection is reset; what nobody has read is lost.</summary>
    Reset,

    /// <summary>The connection carries nothing any more, and nobody is told.</summary>
    HalfOpen,

    /// <summary>Nothing passes for a while, either way; then all of it does.</summary>
    Partition,

    /// <summary>Nothing passes for a while from the speaker to the server.</summary>
    PartitionUp,

    /// <summary>Nothing passes for a while from the server to the speaker.</summary>
    PartitionDown,

    /// <summary>For a while everything takes much longer.</summary>
    Slow,

    /// <summary>For a while nobody accepts a connection.</summary>
    Refuse,

    /// <summary>For a while an address swallows packets.</summary>
    Swallow,

    /// <summary>For a while a connection is accepted and dropped at once.</summary>
    DropAtOnce,

    /// <summary>For a while a connection is accepted, and nothing is said on it.</summary>
    Mute,

    /// <summary>For a while the server's name is not known.</summary>
    ResolveFails,

    /// <summary>For a while nobody answers who the server is.</summary>
    ResolveHangs,

    /// <summary>Somebody else has the sound card for a while.</summary>
    CardBusy,

    /// <summary>The sound card is unplugged for a while.</summary>
    CardUnplugged,

    /// <summary>The sound card neither plays nor reports for a while.</summary>
    CardWedged,

    /// <summary>The sound card runs dry for a moment.</summary>
    CardStalls,

    /// <summary>The speaker's process is killed, and is back after a while.</summary>
    SpeakerKilled,

    /// <summary>One of the server's workers is killed, and it takes a while to start another.</summary>
    WorkerKilled,

    /// <summary>The server's coordinator is killed, and it takes a while to start another.</summary>
    CoordinatorKilled,

    /// <summary>All of the server's processes are killed, and are back after a while.</summary>
    ServerKilled,

    /// <summary>The server's computer is switched off, and is back after a while with another clock.</summary>
    ServerRebooted,

    /// <summary>Somebody pauses the speaker for a while.</summary>
    Pause,

    /// <summary>Somebody changes the volume.</summary>
    Volume,

    /// <summary>Somebody closes the speaker's session and opens it again after a while.</summary>
    Close,

    /// <summary>The server's keeper is killed, and another is there after a while; what it kept lives on.</summary>
    KeeperKilled,

    /// <summary>One of the server's workers does nothing for a while, or until its keeper has had enough.</summary>
    WorkerHangs,

    /// <summary>The server's coordinator does.</summary>
    CoordinatorHangs,

    /// <summary>The speaker's computer sleeps for a while, and its clock has jumped when it wakes up.</summary>
    SpeakerSuspended,

    /// <summary>The speaker's computer is switched off, and is back after a while with another clock.</summary>
    SpeakerRebooted,

    /// <summary>The hub is killed, at once or in the middle of a writing, and is back after a while.</summary>
    HubKilled,

    /// <summary>The speaker's owner pauses it from a phone for a while.</summary>
    PhonePauses,

    /// <summary>The speaker's owner changes its volume from a phone.</summary>
    PhoneSetsVolume,

    /// <summary>The speaker's owner skips a track of their queue from a phone.</summary>
    PhoneSkips,

    /// <summary>The speaker's owner goes on with it, from a phone: their other speakers yield.</summary>
    PhoneTransfers,

    /// <summary>Somebody hands the speaker over to the other account.</summary>
    HandedOver,

    /// <summary>Nothing passes between the speaker and the server any more, ever.</summary>
    LeftUnreachable,

    /// <summary>One of the server's workers is killed, and no other ever comes up.</summary>
    LeftWithoutWorker,

    /// <summary>The hub is killed, and never comes back.</summary>
    LeftWithoutHub,
}
