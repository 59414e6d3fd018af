using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What the guests are told, and whether that and what the groups know is as it should be.</content>
internal sealed partial class GroupsWorld
{
    public const string OneGroup = "who is there, or gone for less than three minutes without a goodbye, is in one group, and nobody else is in any";
    public const string OnlyWhoIsThere = "only who is there is told anything";
    public const string KnownLoudness = "a player is as loud as its group knows, be it gone for a while";
    public const string AsLoudAsWanted = "a group gets as loud as wanted, each player moves as far as it can, and nobody else does";
    public const string Remembered = "who comes back in time is told how loud it was, and who does not is not";
    public const string ToldItsGroup = "who is there was told its group and whether that plays";
    public const string StreamOfParty = "the stream is for the players of the party's group, and for nobody else";
    public const string NobodyElseCommands = "only a controller of a group commands it, by its newest connection, and only one of the party what plays";

    /// <summary>Whether each controller that is there knows how loud its group is.</summary>
    public bool IsEveryControllerTold
    {
        get
        {
            var isTold = true;
            for (var guest = 0; guest < GuestsCount; guest++)
            {
                ref readonly var at = ref Body.Guests[guest];
                if (IsController(guest) && at.IsThere)
                    isTold &= at.GroupVolume == VolumeWith(guest, out _) && at.GroupIsMuted == IsMutedWith(guest);
            }

            return isTold;
        }
    }

    /// <summary>Gives the machine an input, the guests what it tells them, and says how many commands it passed on, or that it said anything to who may not command.</summary>
    private int Step(in GroupsInput input)
    {
        machine.Step(ref Body.Groups, in input, Now, effects);
        var isControlled = false;
        for (var guest = 0; guest < GuestsCount; guest++)
            isControlled |= IsController(guest) && Body.Guests[guest].Connection == input.Connection;
        var commands = isControlled ? 0 : effects.Count;
        foreach (ref readonly var effect in effects.Effects)
            commands += isControlled && effect.Action == GroupsAction.Command ? 1 : 0;
        HandleEffects();
        return commands;
    }

    private void HandleEffects()
    {
        foreach (ref readonly var effect in effects.Effects)
        {
            var told = -1;
            for (var guest = 0; guest < GuestsCount; guest++)
                told = !effect.Connection.IsNone() && Body.Guests[guest].Connection == effect.Connection ? guest : told;
            if (told < 0)
                Break(OnlyWhoIsThere);
            else
                Tell(ref Body.Guests[told], in effect);
        }

        effects.Clear();
    }

    private void Tell(ref GroupsGuest at, in GroupsEffect effect)
    {
        switch (effect.Action)
        {
            case GroupsAction.TellVolume:
                at.Volume = plant == GroupsPlant.DropVolume ? at.Volume : effect.Volume;
                break;
            case GroupsAction.TellMute:
                at.IsMuted = effect.IsMuted;
                break;
            case GroupsAction.TellGroup:
                (at.Group, at.IsPlaying) = (effect.Group, effect.IsPlaying);
                break;
            case GroupsAction.TellController when plant != GroupsPlant.DropNews:
                (at.GroupVolume, at.GroupIsMuted) = (effect.Volume, effect.IsMuted);
                break;
            case GroupsAction.GiveStream or GroupsAction.TakeStream:
                at.HearsStream = effect.Action == GroupsAction.GiveStream;
                break;
            default:
                break;
        }
    }

    private void CheckEverybody()
    {
        var (table, members, known) = (Body.Groups.Data, 0, 0);
        for (var group = 0; group < GroupTable.GroupsMax; group++)
            members += table[group].Count;
        for (var guest = 0; guest < GuestsCount; guest++)
        {
            known += Body.Guests[guest].IsKnown ? 1 : 0;
            if (Body.Guests[guest].IsKnown)
                Check(guest, table);
        }

        if (members != known)
            Break(OneGroup);
    }

    private void Check(int guest, GroupTable table)
    {
        ref readonly var at = ref Body.Guests[guest];
        if (!table.TryFind(IdOf(guest), out var group, out var place) || table[group][place].IsAway == at.IsThere)
        {
            Break(OneGroup);
            return;
        }

        if (IsPlayer(guest) && (table[group][place].Volume != at.Volume || table[group][place].IsMuted != at.IsMuted))
            Break(KnownLoudness);
        if (at.IsThere && (at.Group != group || at.IsApart == (group == GroupTable.Ours) || at.IsPlaying != (Body.IsStreaming && !at.IsApart)))
            Break(ToldItsGroup);
        if (at.IsThere && at.HearsStream != (IsPlayer(guest) && !at.IsApart))
            Break(StreamOfParty);
    }

    /// <summary>Whether another is a player that is there and in the group of a guest.</summary>
    private bool IsHeardWith(int guest, int other) =>
        IsPlayer(other) && Body.Guests[other].IsThere && Body.Guests[other].IsApart == Body.Guests[guest].IsApart;

    /// <summary>The mean of the players of a guest's group that are there, to the nearest; as loud as it gets if none is.</summary>
    private int VolumeWith(int guest, out int heard)
    {
        (var sum, heard) = (0, 0);
        for (var other = 0; other < GuestsCount; other++)
            (sum, heard) = IsHeardWith(guest, other) ? (sum + Body.Guests[other].Volume, heard + 1) : (sum, heard);
        return heard == 0 ? WireLimits.VolumeMax : ((2 * sum) + heard) / (2 * heard);
    }

    private bool IsMutedWith(int guest)
    {
        var (heard, muted) = (0, 0);
        for (var other = 0; other < GuestsCount; other++)
            (heard, muted) = IsHeardWith(guest, other) ? (heard + 1, muted + (Body.Guests[other].IsMuted ? 1 : 0)) : (heard, muted);
        return heard > 0 && heard == muted;
    }
}
