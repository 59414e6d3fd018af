using Holdover.Machines;
using Holdover.Sendspin;

using static Holdover.Party.GroupsTrigger;

namespace Holdover.Party;

/// <summary>
/// Who is in which group, how loud the groups are, and who may say so. The first group is the party's and plays its
/// stream; who switches to another is apart from it until it switches back.
/// </summary>
public sealed class GroupsMachine : Machine<GroupsState, GroupsTrigger, GroupsDeadline, GroupTable, GroupsInput, GroupsEffect>
{
    /// <summary>Effects of one step at most: a volume and a word to every client.</summary>
    public const int EffectsMax = 4 * GroupTable.GroupsMax * Group.MembersMax;

    /// <summary>
    /// What is new waits so long for more: a controller's slider says twenty times a second what it wants, each player
    /// answers each, and every controller would be told of every answer.
    /// </summary>
    public static readonly Duration News = Duration.FromMilliseconds(50);

    private const string NoController = "it did not say that it controls, or guests may not";
    private const string NotOurs = "nothing plays in its group";

    private readonly bool guestsControl;

    public GroupsMachine()
        : this(guestsControl: true)
    {
    }

    /// <param name="guestsControl">Whether guests may do more than listen.</param>
    public GroupsMachine(bool guestsControl)
    {
        this.guestsControl = guestsControl;
        Attend(GroupsState.Silent)
            .OnEntry(() => SetPlaying(false))
            .Permit(StreamBegan, GroupsState.Playing)
            .Ignore("there is none", StreamEnded);
        Attend(GroupsState.Playing)
            .OnEntry(() => SetPlaying(true))
            .Permit(StreamEnded, GroupsState.Silent)
            .Ignore("it goes on as another generation", StreamBegan);
    }

    public override Instance<GroupsState, GroupsDeadline, GroupTable> Create(Dice dice) => new() { Data = new() };

    public override GroupsTrigger Elapsed(GroupsDeadline deadline) => deadline == GroupsDeadline.Memory ? MemoryElapsed : TellDue;

    /// <summary>A client is there by its newest connection; what an earlier one brings is of the past, its end too.</summary>
    protected override bool IsCurrent(in GroupsInput input) => input.Trigger switch
    {
        Joined => IsNewest(input.Connection, input.Client),
        StreamBegan or StreamEnded => true,
        _ => Data.TryFind(input.Connection, out _, out _),
    };

    private StateMachine<GroupsState, GroupsTrigger>.StateConfiguration Attend(GroupsState state) => Table.Configure(state)
        .InternalTransition(Joined, Join)
        .InternalTransition(Left, Leave)
        .InternalTransition(VolumeReported, TakeVolume)
        .InternalTransition(MuteReported, TakeMute)
        .InternalTransitionIf(VolumeCommanded, _ => IsControlled, Obey, "a controller")
        .IgnoreIf(VolumeCommanded, () => !IsControlled, NoController)
        .InternalTransitionIf(MuteCommanded, _ => IsControlled, Obey, "a controller")
        .IgnoreIf(MuteCommanded, () => !IsControlled, NoController)
        .InternalTransitionIf(SwitchCommanded, _ => IsControlled, Switch, "a controller")
        .IgnoreIf(SwitchCommanded, () => !IsControlled, NoController)
        .InternalTransitionIf(PlaybackCommanded, _ => IsControlled && IsOurs, Command, "a controller of the party's group")
        .IgnoreIf(PlaybackCommanded, () => !IsControlled, NoController)
        .IgnoreIf(PlaybackCommanded, () => IsControlled && !IsOurs, NotOurs)
        .InternalTransition(MemoryElapsed, Forget)
        .InternalTransition(TellDue, TellControllers);

    private bool IsOurs => Data.TryFind(Input.Connection, out var group, out _) && group == GroupTable.Ours;

    private bool IsControlled => guestsControl && Data.TryFind(Input.Connection, out var group, out var place) && Data[group][place].IsController;

    private bool IsNewest(ConnectionEpoch connection, TextId client) =>
        !connection.IsNone() && !Data.TryFind(connection, out _, out _)
        && !(Data.TryFind(client, out var group, out var place) && Data[group][place].Connection.Value > connection.Value);

    /// <summary>Who was expected back gets the volume that it had; one too many is heard but not governed.</summary>
    private void Join()
    {
        var group = Data.Join(Input.Client, Input.Volume, Input.IsMuted, Input.Group);
        WatchMemory();
        if (group < 0)
            return;
        ref var member = ref Data[group][Data[group].Find(Input.Client)];
        (member.Connection, member.PlaysNothing, member.IsController) = (Input.Connection, !Input.IsPlayer, Input.IsController);
        if (Input.IsPlayer)
            TellLoudness(in member, Input.Volume, Input.IsMuted);
        if (group != GroupTable.Ours || !Input.IsPlayer)
            Emit(new(GroupsAction.TakeStream) { Connection = member.Connection });
        TellGroup(group, in member);
        HasNews(group);
    }

    private void Leave()
    {
        var group = Find(out var place);
        if (Data.Leave(Data[group][place].Client, Input.Reason))
        {
            ref var away = ref Data[group][place];
            (away.Connection, away.ExpectedUntil) = (default, Now + GroupTable.Memory);
        }

        WatchMemory();
        HasNews(group);
    }

    private void Forget()
    {
        Data.Forget(Data.EarliestAway(out _));
        WatchMemory();
    }

    private void TakeVolume()
    {
        var group = Find(out var place);
        if (Data[group][place].Volume != Input.Volume)
            HasNews(group);
        Data[group][place].Volume = Input.Volume;
    }

    private void TakeMute()
    {
        var group = Find(out var place);
        if (Data[group][place].IsMuted != Input.IsMuted)
            HasNews(group);
        Data[group][place].IsMuted = Input.IsMuted;
    }

    private void Obey()
    {
        var number = Find(out _);
        var group = Data[number];
        Span<GroupMember> before = stackalloc GroupMember[Group.MembersMax];
        for (var place = 0; place < group.Count; place++)
            before[place] = group[place];
        if (Input.Trigger == VolumeCommanded)
            group.SetVolume(Input.Volume);
        else
            group.SetMuted(Input.IsMuted);
        for (var place = 0; place < group.Count; place++)
            TellLoudness(in group[place], before[place].Volume, before[place].IsMuted);
        HasNews(number);
    }

    private void Command() => Emit(new(GroupsAction.Command) { Connection = Input.Connection, Command = Input.Command });

    private void Switch()
    {
        var from = Find(out var place);
        var to = Data.Switch(Data[from][place].Client);
        if (to == from)
            return;
        Find(out place);
        ref var member = ref Data[to][place];
        if (!member.PlaysNothing && (from == GroupTable.Ours || to == GroupTable.Ours))
            Emit(new(to == GroupTable.Ours ? GroupsAction.GiveStream : GroupsAction.TakeStream) { Connection = member.Connection });
        TellGroup(to, in member);
        HasNews(from);
        HasNews(to);
    }

    private void SetPlaying(bool isPlaying)
    {
        var group = Data[GroupTable.Ours];
        group.IsPlaying = isPlaying;
        for (var place = 0; place < group.Count; place++)
            TellGroup(GroupTable.Ours, in group[place]);
    }

    private void TellControllers()
    {
        for (var number = 0; number < GroupTable.GroupsMax; number++)
        {
            var group = Data[number];
            for (var place = 0; place < group.Count && group.HasNews; place++)
            {
                if (group[place] is { IsController: true, IsAway: false })
                    Emit(new(GroupsAction.TellController) { Connection = group[place].Connection, Group = number, Volume = group.Volume, IsMuted = group.IsMuted, MayControl = guestsControl });
            }

            group.HasNews = false;
        }
    }

    private void TellGroup(int group, in GroupMember member)
    {
        if (!member.IsAway)
            Emit(new(GroupsAction.TellGroup) { Connection = member.Connection, Group = group, IsPlaying = Data[group].IsPlaying });
    }

    /// <summary>Tells a player what is not as it was.</summary>
    private void TellLoudness(in GroupMember member, int volume, bool isMuted)
    {
        if (member.IsHeard && member.Volume != volume)
            Emit(new(GroupsAction.TellVolume) { Connection = member.Connection, Volume = member.Volume });
        if (member.IsHeard && member.IsMuted != isMuted)
            Emit(new(GroupsAction.TellMute) { Connection = member.Connection, IsMuted = member.IsMuted });
    }

    private void HasNews(int group)
    {
        Data[group].HasNews = Data[group].Count > 0;
        if (!Deadlines.IsArmed(GroupsDeadline.Tell))
            ArmIn(GroupsDeadline.Tell, News);
    }

    private void WatchMemory()
    {
        Data.EarliestAway(out var until);
        Deadlines.Arm(GroupsDeadline.Memory, until);
    }

    private int Find(out int place)
    {
        Invariant.Holds(Data.TryFind(Input.Connection, out var group, out place));
        return group;
    }
}
