using System.Runtime.CompilerServices;

using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>The groups, and the guests that are to be in them.</summary>
internal struct GroupsBody : IWorldBody<GroupsBody>
{
    public Instance<GroupsState, GroupsDeadline, GroupTable> Groups;
    public Seats Guests;

    /// <summary>Whether the party has a stream, and how often it may still begin or end.</summary>
    public bool IsStreaming;
    public int StreamsLeft;
    public int WishesLeft;
    public int FaultsLeft;

    public void CopyFrom(in GroupsBody other)
    {
        var table = Groups.Data;
        this = other;
        Groups.Data = table;
        other.Groups.Data.CopyTo(table);
    }

    public readonly void Rewind(MonotonicTime now)
    {
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Groups.Encode(ref codec);
        for (var guest = 0; guest < GroupsWorld.GuestsCount; guest++)
            Guests[guest].Encode(ref codec);
        codec.Value(ref IsStreaming);
        codec.Value(ref StreamsLeft);
        codec.Value(ref WishesLeft);
        codec.Value(ref FaultsLeft);
    }

    [InlineArray(GroupsWorld.GuestsCount)]
    internal struct Seats
    {
        private GroupsGuest first;
    }
}
