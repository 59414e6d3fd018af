using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <content>Groups are of all workers together, and so the coordinator's: what is said of them goes to and fro.</content>
public sealed partial class WorkerNode
{
    private void GroupsAreTheCoordinators(in GroupsInput said, Outbox<PartyEffect> effects)
    {
        var place = listeners.Find(said.Connection);
        if (place < 0 || (said.Trigger != GroupsTrigger.Joined && !listeners[place].Data.Member.IsJoined))
            return;
        listeners[place].Data.Member = listeners[place].Data.Member.With(in said);
        TellGroups(in said, effects);
        if (said.Trigger == GroupsTrigger.Joined)
            WhoWantsMetadataIsTold(place, effects);
    }

    /// <summary>In a group of its own nothing plays.</summary>
    private void WhoWantsMetadataIsTold(int place, Outbox<PartyEffect> effects)
    {
        ref readonly var data = ref listeners[place].Data;
        if (data.Member is { IsJoined: true, WantsMetadata: true })
            effects.Add(new(PartyAction.TellMetadata) { Connection = data.Connection, Stand = data.Member.Group == GroupTable.Ours ? worker.Data.Stand : default });
    }

    private void NewCoordinatorIsToldOfMembers(Outbox<PartyEffect> effects)
    {
        for (var place = 0; place < listeners.Count; place++)
        {
            ref readonly var data = ref listeners[place].Data;
            if (data.Member.IsJoined)
                TellGroups(data.Member.Joins(data.Connection, data.Client), effects);
        }
    }

    private static void WhoIsGoneLeaves(in ListenerData gone, Outbox<PartyEffect> effects)
    {
        if (gone.Member.IsJoined)
            TellGroups(GroupsInput.Left(gone.Connection, GoodbyeReason.Unknown), effects);
    }

    private void GroupsReachMembers(in GroupsEffect told, Outbox<PartyEffect> effects)
    {
        var place = listeners.Find(told.Connection);
        if (place < 0)
            return;
        switch (told.Action)
        {
            case GroupsAction.GiveStream:
                ApartHearsNoStream(place, ListenerInput.StreamBegan(default) with { Connection = told.Connection }, effects);
                break;
            case GroupsAction.TakeStream:
                ApartHearsNoStream(place, ListenerInput.StreamEnded() with { Connection = told.Connection }, effects);
                break;
            default:
                var hasMoved = told.Action == GroupsAction.TellGroup && listeners[place].Data.Member.Group != told.Group;
                if (told.Action == GroupsAction.TellGroup)
                    listeners[place].Data.Member.Group = told.Group;
                effects.Add(new(ActionOf(told.Action)) { Connection = told.Connection, Told = told });
                if (hasMoved)
                    WhoWantsMetadataIsTold(place, effects);
                break;
        }
    }

    private static void TellGroups(in GroupsInput said, Outbox<PartyEffect> effects) =>
        effects.Add(new(PartyAction.TellGroups) { Connection = said.Connection, Client = said.Client, Groups = said });

    internal static PartyAction ActionOf(GroupsAction action) => action switch
    {
        GroupsAction.TellVolume => PartyAction.TellVolume,
        GroupsAction.TellMute => PartyAction.TellMute,
        GroupsAction.TellGroup => PartyAction.TellGroup,
        _ => PartyAction.TellController,
    };
}
