using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A client of the party, what it was told, and where the groups should have it. Of the clients here only one can be heard and may switch: it alone is ever apart.</summary>
internal record struct GroupsGuest : IEncodable
{
    /// <summary>The one that it made last. Each guest numbers its own, above those of the guests before it, so that who came when makes no other world.</summary>
    public ConnectionEpoch Newest;

    /// <summary>By which the groups know it to be there; none if it is gone.</summary>
    public ConnectionEpoch Connection;

    /// <summary>A half-dead one of which the end is still to be told after it came by another.</summary>
    public ConnectionEpoch Earlier;

    /// <summary>Whether its connection is half-dead.</summary>
    public bool IsHalfDead;

    /// <summary>Whether it should have a place: it is there, or expected back until then.</summary>
    public bool IsKnown;
    public MonotonicTime Until;

    /// <summary>Whether it should be in a group of its own, not the party's.</summary>
    public bool IsApart;

    /// <summary>How loud it is or, gone, was.</summary>
    public int Volume;
    public bool IsMuted;

    /// <summary>What it was told last of its group.</summary>
    public int Group;
    public bool IsPlaying;

    /// <summary>What it was told last of how loud that is.</summary>
    public int GroupVolume;
    public bool GroupIsMuted;

    /// <summary>Whether its connection is given the party's stream while there is one.</summary>
    public bool HearsStream;

    public readonly bool IsThere => !Connection.IsNone();

    public readonly bool IsAway => IsKnown && !IsThere;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Newest);
        codec.Epoch(ref Connection);
        codec.Epoch(ref Earlier);
        codec.Value(ref IsHalfDead);
        codec.Value(ref IsKnown);
        codec.Value(ref Until);
        codec.Value(ref IsApart);
        codec.Value(ref Volume);
        codec.Value(ref IsMuted);
        codec.Count(ref Group, GroupTable.GroupsMax - 1);
        codec.Value(ref IsPlaying);
        codec.Value(ref GroupVolume);
        codec.Value(ref GroupIsMuted);
        codec.Value(ref HearsStream);
    }
}
