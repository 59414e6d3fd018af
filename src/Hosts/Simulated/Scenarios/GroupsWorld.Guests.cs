using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What guests do, and what is to become of it.</content>
internal sealed partial class GroupsWorld
{
    private void Elapse()
    {
        Now = MonotonicTime.Max(Now, NextDue);
        machine.Tick(ref Body.Groups, Now, effects);
        HandleEffects();
        for (var guest = 0; guest < GuestsCount; guest++)
        {
            if (Body.Guests[guest] is { IsAway: true } at && at.Until <= Now)
                Forget(ref Body.Guests[guest]);
        }
    }

    private void Forget(ref GroupsGuest at)
    {
        at = new() { Newest = at.Newest, Earlier = at.Earlier };
        for (var guest = 0; guest < GuestsCount; guest++)
            Seen |= Body.Guests[guest] is { IsAway: true } other && other.Until > Now ? GroupsSights.ForgottenFirst : GroupsSights.None;
    }

    private void ToggleStream()
    {
        Body.IsStreaming = !Body.IsStreaming;
        Step(Body.IsStreaming ? GroupsInput.StreamBegan() : GroupsInput.StreamEnded());
    }

    /// <summary>As loud as it is when it is switched on; who is expected back is made as loud as it was.</summary>
    private void Come(int guest)
    {
        ref var at = ref Body.Guests[guest];
        var (volume, isMuted) = at.IsKnown ? (at.Volume, at.IsMuted) : (FirstVolume(guest), false);
        Seen |= (at.IsHalfDead ? GroupsSights.CameBeforeEnd : GroupsSights.None)
            | (at is { IsAway: true, IsApart: true } && volume != FirstVolume(guest) ? GroupsSights.CameBackApart : GroupsSights.None)
            | (!at.IsKnown ? GroupsSights.CameAnew : GroupsSights.None)
            | (!Body.IsStreaming && Body.StreamsLeft < StreamsMax ? GroupsSights.CameAfterEnd : GroupsSights.None);
        at.Earlier = at.IsHalfDead ? at.Connection : at.Earlier;
        at = new() { Newest = at.Newest.Next(), Connection = at.Newest.Next(), Earlier = at.Earlier, IsKnown = true, IsApart = at.IsApart, Volume = FirstVolume(guest), HearsStream = true };
        Step(GroupsInput.Joined(at.Connection, IdOf(guest), IsPlayer(guest), IsController(guest), at.Volume, at.IsMuted));
        if (IsPlayer(guest) && (at.Volume != volume || at.IsMuted != isMuted))
            Break(Remembered);
    }

    /// <summary>Of the connection by which the guest is there, or of an earlier one, which says nothing.</summary>
    private void TellEnd(int guest)
    {
        ref var at = ref Body.Guests[guest];
        if (at.Earlier.IsNone())
        {
            Leave(guest, GoodbyeReason.Unknown);
            return;
        }

        Step(GroupsInput.Left(plant == GroupsPlant.EndOfNewest ? at.Connection : at.Earlier, GoodbyeReason.Unknown));
        at.Earlier = default;
    }

    private void Leave(int guest, GoodbyeReason reason)
    {
        ref var at = ref Body.Guests[guest];
        var connection = at.Connection;
        var isExpected = reason != GoodbyeReason.UserRequest;
        at = isExpected
            ? new() { Newest = at.Newest, Earlier = at.Earlier, IsKnown = true, Until = Now + Duration.FromSeconds(180), IsApart = at.IsApart, Volume = at.Volume, IsMuted = at.IsMuted }
            : new() { Newest = at.Newest, Earlier = at.Earlier };
        Step(GroupsInput.Left(connection, plant == GroupsPlant.DropForGood ? GoodbyeReason.UserRequest : reason));
    }

    private void Want(int guest, GroupsWish wish)
    {
        ref var at = ref Body.Guests[guest];
        switch (wish)
        {
            case GroupsWish.Leave or GroupsWish.Restart:
                Leave(guest, wish == GroupsWish.Leave ? GoodbyeReason.UserRequest : GoodbyeReason.Restart);
                break;
            case GroupsWish.TurnKnob:
                at.Volume = at.Volume == FirstVolume(guest) ? WireLimits.VolumeMax : FirstVolume(guest);
                Step(GroupsInput.VolumeReported(at.Connection, at.Volume));
                break;
            case GroupsWish.PressMute:
                at.IsMuted = !at.IsMuted;
                Step(GroupsInput.MuteReported(at.Connection, at.IsMuted));
                break;
            default:
                Command(guest, wish);
                break;
        }
    }

    private void Command(int guest, GroupsWish wish)
    {
        if (!IsController(guest))
        {
            Seen |= GroupsSights.MayNot;
            CommandInVain(Body.Guests[guest].Connection, wish);
        }
        else if (wish is GroupsWish.Loud or GroupsWish.Soft)
        {
            MakeAsLoud(guest, wish);
        }
        else if (wish is GroupsWish.Mute or GroupsWish.Unmute)
        {
            Silence(guest, wish);
        }
        else if (wish == GroupsWish.Switch)
        {
            Switch(guest);
        }
        else if (Commands(Body.Guests[guest].Connection, wish) != (Body.Guests[guest].IsApart ? 0 : 1))
        {
            Break(NobodyElseCommands);
        }
    }

    private void CommandInVain(ConnectionEpoch connection, GroupsWish wish)
    {
        if (Commands(connection, wish) != 0)
            Break(NobodyElseCommands);
    }

    /// <summary>Says a command, and how many effects other than a word to the guests, or of any, it had.</summary>
    private int Commands(ConnectionEpoch connection, GroupsWish wish) => Step(wish switch
    {
        GroupsWish.Loud => GroupsInput.VolumeCommanded(connection, Loud),
        GroupsWish.Soft => GroupsInput.VolumeCommanded(connection, Soft),
        GroupsWish.Mute => GroupsInput.MuteCommanded(connection, isMuted: true),
        GroupsWish.Unmute => GroupsInput.MuteCommanded(connection, isMuted: false),
        GroupsWish.Switch => GroupsInput.SwitchCommanded(connection),
        _ => GroupsInput.PlaybackCommanded(connection, ControllerCommandKind.Pause),
    });

    /// <summary>All together get as loud as wanted, the others stay as they are.</summary>
    private void MakeAsLoud(int guest, GroupsWish wish)
    {
        var before = Body.Guests;
        Commands(Body.Guests[guest].Connection, wish);
        for (var one = 0; one < GuestsCount; one++)
        {
            var isHeard = IsHeardWith(guest, one);
            if (!isHeard && Body.Guests[one].Volume != before[one].Volume)
                Break(AsLoudAsWanted);
            for (var other = 0; other < GuestsCount && isHeard; other++)
                CheckShared(in before[one], in Body.Guests[one], Body.Guests[other].Volume - before[other].Volume, IsHeardWith(guest, other));
        }

        var (wanted, volume) = (wish == GroupsWish.Loud ? Loud : Soft, VolumeWith(guest, out var heard));
        if (heard > 0 && volume != wanted)
            Break(AsLoudAsWanted);
    }

    /// <summary>Who could have moved further moved no less than any other, but for a step that does not divide.</summary>
    private void CheckShared(in GroupsGuest before, in GroupsGuest after, int otherMoved, bool isOtherHeard)
    {
        var moved = after.Volume - before.Volume;
        var isAtBound = after.Volume is 0 or WireLimits.VolumeMax;
        if (isOtherHeard && ((moved > 0 && otherMoved < 0) || (!isAtBound && Math.Abs(otherMoved) > Math.Abs(moved) + 1)))
            Break(AsLoudAsWanted);
        Seen |= isOtherHeard && isAtBound && Math.Abs(otherMoved) > Math.Abs(moved) + 1 ? GroupsSights.Shared : GroupsSights.None;
    }

    /// <summary>Who is expected back to the group is silenced with it.</summary>
    private void Silence(int guest, GroupsWish wish)
    {
        var before = Body.Guests;
        var isMuted = wish == GroupsWish.Mute;
        Commands(Body.Guests[guest].Connection, wish);
        for (var other = 0; other < GuestsCount; other++)
        {
            ref var at = ref Body.Guests[other];
            var isOfGroup = at.IsKnown && at.IsApart == Body.Guests[guest].IsApart;
            if (isOfGroup && !at.IsThere)
                at.IsMuted = isMuted;
            if (IsPlayer(other) && at.IsMuted != (isOfGroup ? isMuted : before[other].IsMuted))
                Break(AsLoudAsWanted);
        }
    }

    /// <summary>A player goes apart from another that is heard, and back if there is something to hear; who plays nothing stays.</summary>
    private void Switch(int guest)
    {
        ref var at = ref Body.Guests[guest];
        VolumeWith(guest, out var heard);
        var goes = IsPlayer(guest) && (at.IsApart ? Body.IsStreaming : heard > 1);
        at.IsApart ^= goes;
        Seen |= goes && !at.IsApart && !Body.Guests[Follower].IsKnown && !Body.Guests[GuestsCount - 1].IsKnown ? GroupsSights.BackToNobody : GroupsSights.None;
        Commands(at.Connection, GroupsWish.Switch);
    }

    private void GoWrong(int guest, GroupsFault fault)
    {
        ref var at = ref Body.Guests[guest];
        switch (fault)
        {
            case GroupsFault.Drops:
                Leave(guest, GoodbyeReason.Unknown);
                break;
            case GroupsFault.IsHalfDead:
                at.IsHalfDead = true;
                break;
            case GroupsFault.IsOutrun:
                CommandInVain(at.Earlier, GroupsWish.Switch);
                CommandInVain(at.Earlier, GroupsWish.Soft);
                break;
            default:
                Succeed();
                break;
        }
    }

    /// <summary>The workers tell a successor of who is there and where it was; who is away is forgotten with the one that died.</summary>
    private void Succeed()
    {
        var table = Body.Groups.Data;
        nobody.CopyTo(table);
        Body.Groups = new() { Data = table };
        Body.IsStreaming = false;
        for (var guest = 0; guest < GuestsCount; guest++)
        {
            ref var at = ref Body.Guests[guest];
            Seen |= at is { IsThere: true, IsApart: true } ? GroupsSights.SuccessorToldApart : GroupsSights.None;
            if (at.IsThere)
                Step(GroupsInput.Joined(at.Connection, IdOf(guest), IsPlayer(guest), IsController(guest), at.Volume, at.IsMuted) with { Group = at.Group });
            else
                at = new() { Newest = at.Newest, Earlier = at.Earlier };
        }
    }
}
