namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>
/// What each state of each machine waits with: deadlines that are armed whenever it is in it, or one of several; or it
/// may rest, with none, for the reason that is given: then what comes next is somebody else's to do, and that is said.
/// </summary>
internal static class Waits
{
    private const string Table =
        """
        AccountMachine Active: Line
        AccountMachine Away: Linger
        AccountMachine Idle: rests or Exchange or Line or Ticket | nobody is there to wait for
        AccountMachine Removed: rests | it is over
        CoordinatorMachine Asking: Ask
        CoordinatorMachine Draining: Drain
        CoordinatorMachine Ended: rests | it is over
        CoordinatorMachine Idle: rests | nobody has started it
        CoordinatorMachine Opening: Open
        CoordinatorMachine Resuming: Decoded
        CoordinatorMachine Stalled: Retry
        CoordinatorMachine Streaming: Decode or Decoded or Heard or Hold or Idle
        CoordinatorMachine Waiting: rests | nobody listens
        DealerMachine AwaitingId: Attempt and Ping
        DealerMachine Backoff: Retry
        DealerMachine Closed: rests | it is over
        DealerMachine Closing: Close
        DealerMachine Connecting: Address and Attempt
        DealerMachine Registered: Ping
        DealerMachine Registering: Ping
        DealerMachine Resolving: Attempt
        DealerMachine Stopped: rests | nobody has started it
        DoorMachine Holding: Hold
        DoorMachine Open: rests | it accepts who comes
        GroupsMachine Playing: rests or Memory or Tell | all that there is was told, and nobody is missing
        GroupsMachine Silent: rests or Memory or Tell | all that there is was told, and nobody is missing
        KeeperMachine Binding: Bind
        KeeperMachine Draining: rests | its coordinator has the grace of its supervisor to end in
        KeeperMachine Idle: rests | nobody has started it
        KeeperMachine Searching: Search
        KeeperMachine Serving: rests | its children are waited for by their supervisors
        KeeperMachine Starting: StartUp
        KeeperMachine Stopped: rests | it is over
        KeeperMachine Stopping: rests | its children have the grace of their supervisors to end in
        ListenerMachine Closed: rests | it is over
        ListenerMachine Greeting: rests or Hello | its connection has not been made
        ListenerMachine Introducing: State
        ListenerMachine Priming: Clock
        ListenerMachine Streaming: rests or Send or Slow | it has all that there is of the stream
        ListenerMachine Waiting: rests or Slow | there is no stream
        OwnerMachine Leaving: rests | the goodbyes of its session and its dealer have their own deadlines
        OwnerMachine Nobody: rests | nobody has given it an account
        OwnerMachine Running: rests | its session and its dealer wait
        PlaybackMachine Ended: rests or Probe or ProbeAnswer | it is told until somebody acknowledges it
        PlaybackMachine Ending: Render
        PlaybackMachine Holdover: Render
        PlaybackMachine Live: Render
        PlaybackMachine Loading: rests or OutputSilent or Probe or ProbeAnswer or Render | what was asked for has no sound yet, and its session waits
        PlaybackMachine OutputLost: OutputRetry
        PlaybackMachine Paused: rests or Probe or ProbeAnswer | a person paused it
        PlaybackMachine Starved: Drought
        PlaybackMachine Stopped: rests or Probe or ProbeAnswer | nothing is to be played
        QueueMachine Paused: rests | a person paused it
        QueueMachine Playing: rests | the end of a track is the coordinator's, and that of a device its account's
        QueueMachine Stopped: rests | nothing is to be played
        SavedPlaybackMachine Held: Expiry
        SavedPlaybackMachine None: rests | nothing is saved
        SavedPlaybackMachine Offered: Expiry
        SessionMachine Authenticating: Attempt
        SessionMachine Closed: rests | it is over
        SessionMachine Closing: Close
        SessionMachine Connected: Healthy or Pace or Patience or Probe or Silence
        SessionMachine Connecting: Address and Attempt
        SessionMachine FetchingToken: Attempt
        SessionMachine GaveUp: rests | it is over
        SessionMachine Idle: rests | nobody has opened it
        SessionMachine Migrating: Address or Attempt or Healthy or Pace or Patience or Probe or Retry or Silence
        SessionMachine Recovering: rests or FastWindow or Pace or Patience or Retry | this machine has no network, and is told when it has
        SessionMachine Refused: rests | it is over
        SessionMachine Resolving: Attempt
        SupervisorMachine BackingOff: Retry
        SupervisorMachine Forcing: Exit
        SupervisorMachine Idle: rests | nobody has started it
        SupervisorMachine Killing: Exit
        SupervisorMachine Probing: Probe
        SupervisorMachine Running: rests or Heartbeat or Stable | its child promised no sign of life, and its end is told
        SupervisorMachine Spawning: Spawn
        SupervisorMachine Stopped: rests | it is over
        SupervisorMachine Stopping: Grace
        SupervisorMachine WaitingForDevice: Retry
        WorkerMachine Lingering: Linger
        WorkerMachine Starting: rests | its keeper waits for its coordinator
        WorkerMachine Streaming: rests | its coordinator is the other end of a socket, whose end is told
        WorkerMachine Waiting: rests | its coordinator is the other end of a socket, whose end is told
        """;

    /// <summary>The lines of a machine, each without the machine's name.</summary>
    public static IReadOnlyList<(string Waits, string Reason)> Of(string machine) =>
    [
        .. from line in Table.Split('\n')
           where line.StartsWith(machine + " ", StringComparison.Ordinal)
           let parts = line[(machine.Length + 1)..].Split(" | ")
           select (parts[0], parts.ElementAtOrDefault(1) ?? ""),
    ];
}
