using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// Which client is in which group. A client is in one group at a time; one that nobody knows gets the first group, that
/// of the party. Who drops without a word is expected back and finds its group and its volume; who says goodbye for
/// good does not.
/// </summary>
public sealed class GroupTable : IEncodable, ICopyable<GroupTable>
{
    /// <summary>Groups at most: those of the accounts, and the party's own.</summary>
    public const int GroupsMax = 8;

    /// <summary>The group of the party, which plays its stream, with or without members.</summary>
    public const int Ours = 0;

    /// <summary>How long the place of who dropped is kept: a restart of a server or a router takes less.</summary>
    public static readonly Duration Memory = Duration.FromSeconds(180);

    private readonly Group[] groups = [.. Enumerable.Range(0, GroupsMax).Select(_ => new Group())];

    public Group this[int group] => groups[group];

    /// <summary>The group of a client, or -1.</summary>
    public int Find(TextId client)
    {
        for (var group = 0; group < GroupsMax; group++)
        {
            if (groups[group].Find(client) >= 0)
                return group;
        }

        return -1;
    }

    /// <summary>Where a client is, be it away.</summary>
    public bool TryFind(TextId client, out int group, out int place)
    {
        group = Find(client);
        place = group < 0 ? -1 : groups[group].Find(client);
        return place >= 0;
    }

    /// <summary>Where the client is that is there by a connection.</summary>
    public bool TryFind(ConnectionEpoch connection, out int group, out int place)
    {
        for (group = 0; group < GroupsMax && !connection.IsNone(); group++)
        {
            for (place = 0; place < groups[group].Count; place++)
            {
                if (groups[group][place].Connection == connection)
                    return true;
            }
        }

        (group, place) = (-1, -1);
        return false;
    }

    /// <summary>Who is not expected any more first, and when that is: none, and never, if nobody is away.</summary>
    public TextId EarliestAway(out MonotonicTime until)
    {
        var earliest = TextId.None;
        until = MonotonicTime.Never;
        for (var group = 0; group < GroupsMax; group++)
        {
            for (var place = 0; place < groups[group].Count; place++)
            {
                ref var member = ref groups[group][place];
                if (member.IsAway && member.ExpectedUntil < until)
                    (earliest, until) = (member.Client, member.ExpectedUntil);
            }
        }

        return earliest;
    }

    /// <summary>A player is there: where it was before if that is remembered, else where an earlier coordinator had it, else in the party's group. The group, or -1 if that is full.</summary>
    public int Join(TextId client, int volume, bool isMuted, int told = Ours)
    {
        var group = Find(client);
        if (group >= 0)
        {
            ref var member = ref groups[group][groups[group].Find(client)];
            (member.IsAway, member.ExpectedUntil) = (false, default);
            return group;
        }

        var joined = groups[told].IsFull ? Ours : told;
        if (groups[joined].IsFull)
            return -1;
        groups[joined].Add(new(client, volume, isMuted));
        return joined;
    }

    /// <summary>
    /// A player is gone. Without a goodbye, or to restart, it comes back by itself: true, and it is to be forgotten after
    /// <see cref="Memory"/>. Who shuts down, goes elsewhere or was sent away by its user does not.
    /// </summary>
    public bool Leave(TextId client, GoodbyeReason reason)
    {
        var group = Find(client);
        if (group < 0)
            return false;
        var place = groups[group].Find(client);
        if (reason.IsExpectedBack())
        {
            groups[group][place].IsAway = true;
            return true;
        }

        Remove(group, place);
        return false;
    }

    /// <summary>Nobody expects it any more.</summary>
    public void Forget(TextId client)
    {
        if (TryFind(client, out var group, out var place))
            Remove(group, place);
    }

    /// <summary>
    /// Moves a client to the next of its cycle: groups of several that play, then players that play alone, then a group of
    /// its own. The group that it is in after that, or -1 if nobody knows it.
    /// </summary>
    public int Switch(TextId client)
    {
        if (!TryFind(client, out var from, out var place))
            return -1;
        var to = NextOf(from, groups[from][place].IsHeard);
        if (to == from)
            return from;
        var member = groups[from].RemoveAt(place);
        ForgetStreamOfNobody(from);
        groups[to].Add(in member);
        return to;
    }

    public void CopyTo(GroupTable other)
    {
        for (var group = 0; group < GroupsMax; group++)
            groups[group].CopyTo(other.groups[group]);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        foreach (var group in groups)
            group.Encode(ref codec);
    }

    /// <summary>The rank of a group in the cycle of a member of another: 0 several that play, 1 one that plays, 2 nobody; -1 is not in it.</summary>
    private int RankOf(int group, int own, bool isHeard)
    {
        var others = groups[group].Present - (group == own && isHeard ? 1 : 0);
        return groups[group].IsFull && group != own ? -1
            : others == 0 ? RankOfNobodyElse(group, own)
            : !groups[group].IsPlaying ? -1
            : others > 1 || group == own ? 0
            : 1;
    }

    /// <summary>A stream that plays to nobody counts as one that plays to one: else who left the party last would never get back.</summary>
    private int RankOfNobodyElse(int group, int own) => group == own ? 2 : groups[group].IsPlaying ? 1 : groups[group].Count == 0 ? 2 : -1;

    /// <summary>
    /// The cycle is the groups by rank, then by number; of the empty ones only one is in it, its own if it is alone, and
    /// none for who plays nothing.
    /// </summary>
    private int NextOf(int own, bool isHeard)
    {
        var ownRank = Math.Max(RankOf(own, own, isHeard), 0);
        var (next, first, solo) = (-1, -1, ownRank == 2 || !isHeard);
        for (var rank = 0; rank <= 2; rank++)
        {
            for (var group = 0; group < GroupsMax; group++)
            {
                if (group == own || RankOf(group, own, isHeard) != rank || (rank == 2 && solo))
                    continue;
                first = first < 0 ? group : first;
                if (next < 0 && (rank > ownRank || (rank == ownRank && group > own)))
                    next = group;
                solo |= rank == 2;
            }
        }

        return next >= 0 ? next : first >= 0 ? first : own;
    }

    private void Remove(int group, int place)
    {
        groups[group].RemoveAt(place);
        ForgetStreamOfNobody(group);
    }

    /// <summary>A group that nobody is in has no stream: who joins it later begins anew. The party's is there for who comes.</summary>
    private void ForgetStreamOfNobody(int group) => groups[group].IsPlaying &= group == Ours || groups[group].Count > 0;
}
