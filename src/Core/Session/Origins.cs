using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Session;

/// <summary>
/// What is published by way of sessions, kept while their connections come and go. A publisher whose connection is lost
/// lingers: it stays announced, and coming back changes nothing for the consumer. Whoever holds this arms one deadline
/// for all that lingers, longer than the session's patience, so that the end of the session is known before its origins
/// are gone.
/// </summary>
public struct Origins : IEncodable
{
    /// <summary>Paths at most. What a consumer has not been told is bounded by it, too: a path has one last word.</summary>
    public const int PathsMax = 16;

    private Places places;

    /// <summary>Whether something lingers, so that the deadline must be armed.</summary>
    public readonly bool AnyLingers
    {
        get
        {
            foreach (ref readonly var place in places[..])
            {
                if (place.Lingers)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether there is something that the consumer does not know.</summary>
    public readonly bool AnyChange
    {
        get
        {
            foreach (ref readonly var place in places[..])
            {
                if (place.Known != place.Publisher)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Publishes at a path. The newest route wins: who came back is not kept out by its own corpse. False if there is no room.</summary>
    public bool TryAnnounce(TextId path, OwnerEpoch publisher, ConnectionEpoch source)
    {
        Invariant.Holds(path != TextId.None && !publisher.IsNone() && !source.IsNone());
        var index = Find(path);
        if (index < 0)
            index = Find(TextId.None);
        if (index < 0)
            return false;
        places[index] = places[index] with { Path = path, Publisher = publisher, Source = source, Lingers = false };
        return true;
    }

    /// <summary>The publisher has finished: it is gone at once, if it still holds the path by this connection.</summary>
    public void Withdraw(TextId path, ConnectionEpoch source)
    {
        var index = Find(path);
        if (index >= 0 && places[index].Source == source)
            Remove(ref places[index]);
    }

    /// <summary>A connection was lost: what came by it lingers. False if nothing did.</summary>
    public bool Lose(ConnectionEpoch source)
    {
        Invariant.Holds(!source.IsNone());
        var isAny = false;
        foreach (ref var place in places[..])
        {
            if (place.Source != source)
                continue;
            place = place with { Lingers = true };
            isAny = true;
        }

        return isAny;
    }

    /// <summary>Time is up for what still lingers; what came back in time is not touched.</summary>
    public void EndLinger()
    {
        foreach (ref var place in places[..])
        {
            if (place.Lingers)
                Remove(ref place);
        }
    }

    /// <summary>
    /// Takes the next change that the consumer does not know, each once. What came and went unseen is none; another
    /// publisher at a path is the end of the one and then the beginning of the other.
    /// </summary>
    public bool TryTakeChange(out OriginChange change)
    {
        foreach (ref var place in places[..])
        {
            if (place.Known == place.Publisher)
                continue;
            var known = place.Known.IsNone() ? place.Publisher : default;
            change = new(place.Path, known);
            place = place with { Known = known };
            Free(ref place);
            return true;
        }

        change = default;
        return false;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var count = PathsMax;
        while (count > 0 && places[count - 1].Path == TextId.None)
            count--;
        codec.Count(ref count, PathsMax);
        foreach (ref var place in places[..count])
            place.Encode(ref codec);
    }

    private static void Remove(ref Origin place)
    {
        place = place with { Publisher = default, Source = default, Lingers = false };
        Free(ref place);
    }

    /// <summary>A path is forgotten when nobody publishes there and its consumer knows.</summary>
    private static void Free(ref Origin place)
    {
        if (place.Publisher.IsNone() && place.Known.IsNone())
            place = default;
    }

    private readonly int Find(TextId path)
    {
        for (var index = 0; index < PathsMax; index++)
        {
            if (places[index].Path == path)
                return index;
        }

        return -1;
    }

    [InlineArray(PathsMax)]
    private struct Places
    {
        private Origin first;
    }
}
