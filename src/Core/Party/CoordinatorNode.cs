using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// A coordinator in a process of its own, and the groups of its listeners. Their joint rules:
/// <list type="bullet">
/// <item><see cref="FramesGoChunkByChunk"/>: the chunk is what goes through a pipe and is the same for everybody.</item>
/// <item><see cref="GroupsHearOfStream"/>: the party's group plays while the coordinator has a stream.</item>
/// <item><see cref="ControllersCommandCoordinator"/>: what a controller of the party's group wants of what plays is the coordinator's to do.</item>
/// <item><see cref="GroupsTellMembers"/>: what a client is told of its group goes to the worker that has its connection.</item>
/// </list>
/// </summary>
public sealed class CoordinatorNode : Node<CoordinatorInput, CoordinatorEffect>, IEncodable
{
    /// <summary>Who wants the one before, and hears more than this of an item, means its beginning.</summary>
    private static readonly Duration BeginningMax = Duration.FromSeconds(3);

    private readonly CoordinatorMachine machine;
    private readonly GroupsMachine groupsMachine;
    private readonly Outbox<CoordinatorEffect> asked = new(ChunkRing.CountMax * (WorkerLinks.CountMax + 2));
    private readonly Outbox<GroupsEffect> told = new(GroupsMachine.EffectsMax);
    private Instance<CoordinatorState, CoordinatorDeadline, CoordinatorData> coordinator;
    private Instance<GroupsState, GroupsDeadline, GroupTable> groups;

    public CoordinatorNode(CoordinatorSettings settings, Dice dice)
    {
        machine = new(settings);
        groupsMachine = new(settings.GuestsControl);
        coordinator = machine.Create(dice);
        groups = groupsMachine.Create(Dice.Fixed);
    }

    /// <summary>Effects of one step at most: each worker may be told a whole ring, and every member of its group.</summary>
    public static int EffectsMax => (ChunkRing.CountMax * (WorkerLinks.CountMax + 2)) + GroupsMachine.EffectsMax;

    public override MonotonicTime NextDeadline => MonotonicTime.Min(groups.Deadlines.Earliest, coordinator.Deadlines.Earliest);

    public CoordinatorState State => coordinator.State;

    /// <summary>Whether a person has paused it.</summary>
    public bool IsPaused => coordinator.Data.IsPaused;

    /// <summary>Workers that are there.</summary>
    public int Workers => coordinator.Data.Workers.Count;

    /// <summary>Listeners of all workers together.</summary>
    public int Listeners => coordinator.Data.Workers.Listeners;

    public PlayRequestId Request => coordinator.Data.Request;

    /// <summary>All may have dropped at once, and be forgotten one by one.</summary>
    protected override int DueMax => CascadesMax + (GroupTable.GroupsMax * Group.MembersMax);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        coordinator.Encode(ref codec);
        groups.Encode(ref codec);
    }

    /// <summary>Makes another node of its kind remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(CoordinatorNode other)
    {
        var (memory, members) = (other.coordinator.Data, other.groups.Data);
        (other.coordinator, other.groups) = (coordinator, groups);
        (other.coordinator.Data, other.groups.Data) = (memory, members);
        coordinator.Data.CopyTo(memory);
        groups.Data.CopyTo(members);
        other.Rewind(Now);
    }

    protected override void Deliver(in CoordinatorInput input, Outbox<CoordinatorEffect> effects)
    {
        if (input.Part == CoordinatorPart.Groups)
        {
            StepGroups(in input.Groups, effects);
            return;
        }

        machine.Step(ref coordinator, in input, Now, asked);
        HandOn(effects);
    }

    protected override void TickEarliest(Outbox<CoordinatorEffect> effects)
    {
        if (groups.Deadlines.Earliest < coordinator.Deadlines.Earliest)
        {
            groupsMachine.TickOnce(ref groups, Now, told);
            GroupsTellMembers(effects);
            return;
        }

        machine.TickOnce(ref coordinator, Now, asked);
        HandOn(effects);
    }

    private void StepGroups(in GroupsInput input, Outbox<CoordinatorEffect> effects)
    {
        groupsMachine.Step(ref groups, in input, Now, told);
        GroupsTellMembers(effects);
    }

    private void HandOn(Outbox<CoordinatorEffect> effects)
    {
        foreach (ref readonly var effect in asked.Effects)
        {
            GroupsHearOfStream(effect.Action, effects);
            if (effect.Action == CoordinatorAction.TellFrames)
                FramesGoChunkByChunk(in effect, effects);
            else
                effects.Add(in effect);
        }

        asked.Clear();
    }

    /// <summary>It is told to each worker; the groups hear it once.</summary>
    private void GroupsHearOfStream(CoordinatorAction action, Outbox<CoordinatorEffect> effects)
    {
        if (action == CoordinatorAction.TellStream && groups.State == GroupsState.Silent)
            StepGroups(GroupsInput.StreamBegan(), effects);
        else if (action == CoordinatorAction.TellEnd && groups.State == GroupsState.Playing)
            StepGroups(GroupsInput.StreamEnded(), effects);
    }

    private void GroupsTellMembers(Outbox<CoordinatorEffect> effects)
    {
        foreach (ref readonly var effect in told.Effects)
        {
            if (effect.Action == GroupsAction.Command)
                ControllersCommandCoordinator(effect.Command);
            else
                effects.Add(new(CoordinatorAction.TellMember) { Told = effect.Group == GroupTable.Ours ? effect with { Tracks = coordinator.Data.Queue.Count } : effect });
        }

        told.Clear();
    }

    private void ControllersCommandCoordinator(ControllerCommandKind command)
    {
        var stand = coordinator.Data.StandAt(Now);
        var queue = coordinator.Data.Queue with { Track = stand.Track };
        var chosen = command == ControllerCommandKind.Next ? queue.After
            : command == ControllerCommandKind.Previous ? stand.PositionAt(Now) > BeginningMax ? stand.Track : queue.Before
            : -1;
        if (chosen >= 0)
            Post(CoordinatorInput.TrackChosen(chosen));
        else if (command == ControllerCommandKind.Play)
            Post(CoordinatorInput.PlayCommanded());
        else if (command is ControllerCommandKind.Pause or ControllerCommandKind.Stop)
            Post(command == ControllerCommandKind.Pause ? CoordinatorInput.PauseCommanded() : CoordinatorInput.StopCommanded());
        else if (command != ControllerCommandKind.Next)
            Post(CoordinatorInput.ModeCommanded(command));
    }

    private void FramesGoChunkByChunk(in CoordinatorEffect told, Outbox<CoordinatorEffect> effects)
    {
        var ring = coordinator.Data.Ring;
        for (var frame = told.From; frame < told.From + told.Count;)
        {
            var chunk = ring.ChunkAt(frame, out var first);
            effects.Add(told with { Action = CoordinatorAction.TellChunk, From = first, Count = chunk.Frames, Chunk = chunk });
            frame = first + chunk.Frames;
        }
    }
}
