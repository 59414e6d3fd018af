using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// Clients that hear the same, and the loudness of the players among them as one. Who is away keeps its place and its volume, but is neither
/// heard nor counted.
/// </summary>
public sealed class Group : IEncodable
{
    /// <summary>Members at most, those that are away too.</summary>
    public const int MembersMax = 64;

    private readonly GroupMember[] members = new GroupMember[MembersMax];

    /// <summary>Whether it has a stream. A stream that is over is forgotten with the group's playing, so that who joins later waits for the next.</summary>
    public bool IsPlaying;

    /// <summary>Whether its controllers are to be told how loud it is.</summary>
    public bool HasNews;

    public int Count { get; private set; }

    public bool IsFull => Count == MembersMax;

    public ref GroupMember this[int place] => ref members[place];

    /// <summary>Players that are there.</summary>
    public int Present
    {
        get
        {
            var present = 0;
            for (var place = 0; place < Count; place++)
                present += members[place].IsHeard ? 1 : 0;
            return present;
        }
    }

    /// <summary>The mean of all that are there, rounded; 100 if nobody is.</summary>
    public int Volume
    {
        get
        {
            var (sum, present) = (0, Present);
            for (var place = 0; place < Count; place++)
                sum += members[place].IsHeard ? members[place].Volume : 0;
            return present == 0 ? WireLimits.VolumeMax : (sum + (present / 2)) / present;
        }
    }

    /// <summary>Whether all that are there are silenced.</summary>
    public bool IsMuted
    {
        get
        {
            for (var place = 0; place < Count; place++)
            {
                if (members[place] is { IsHeard: true, IsMuted: false })
                    return false;
            }

            return Present > 0;
        }
    }

    /// <summary>
    /// Makes the group as loud as wanted and keeps its members apart as they are: the change is given to each, and what a
    /// member at a bound cannot take is shared by the others, until nobody can take more. (The protocol's algorithm; whole
    /// steps that do not divide go to the members in their order.)
    /// </summary>
    public void SetVolume(int wanted)
    {
        Invariant.Holds(wanted is >= 0 and <= WireLimits.VolumeMax);
        var left = (wanted * Present) - Sum();
        while (left != 0 && CountThatCan(Math.Sign(left)) is var able && able > 0)
        {
            var each = Math.Abs(left) >= able ? left / able : Math.Sign(left);
            for (var place = 0; place < Count && left != 0; place++)
            {
                if (!Can(in members[place], Math.Sign(each)))
                    continue;
                var change = Math.Clamp(members[place].Volume + each, 0, WireLimits.VolumeMax) - members[place].Volume;
                members[place].Volume += change;
                left -= change;
            }
        }
    }

    public void SetMuted(bool isMuted)
    {
        for (var place = 0; place < Count; place++)
            members[place].IsMuted = isMuted;
    }

    /// <summary>The place of a client, or -1.</summary>
    public int Find(TextId client)
    {
        for (var place = 0; place < Count; place++)
        {
            if (members[place].Client == client)
                return place;
        }

        return -1;
    }

    public void Add(in GroupMember member)
    {
        Invariant.Holds(!IsFull && Find(member.Client) < 0);
        members[Count++] = member;
    }

    public GroupMember RemoveAt(int place)
    {
        Invariant.Holds(place >= 0 && place < Count);
        var removed = members[place];
        members.AsSpan(place + 1, Count - place - 1).CopyTo(members.AsSpan(place));
        Count--;
        HasNews &= Count > 0;
        return removed;
    }

    public void CopyTo(Group other)
    {
        members.AsSpan(0, Count).CopyTo(other.members);
        (other.Count, other.IsPlaying, other.HasNews) = (Count, IsPlaying, HasNews);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var count = Count;
        codec.Value(ref IsPlaying);
        codec.Value(ref HasNews);
        codec.Count(ref count, MembersMax);
        Count = count;
        for (var place = 0; place < count; place++)
            members[place].Encode(ref codec);
    }

    private int Sum()
    {
        var sum = 0;
        for (var place = 0; place < Count; place++)
            sum += members[place].IsHeard ? members[place].Volume : 0;
        return sum;
    }

    private int CountThatCan(int direction)
    {
        var able = 0;
        for (var place = 0; place < Count; place++)
            able += Can(in members[place], direction) ? 1 : 0;
        return able;
    }

    private static bool Can(in GroupMember member, int direction) =>
        member.IsHeard && (direction > 0 ? member.Volume < WireLimits.VolumeMax : member.Volume > 0);
}
