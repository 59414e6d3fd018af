using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// The texts of one connection's peer that a machine names by id: connection ids and the keys of requests. The table of
/// a node keeps what it is given for ever, and a peer could fill it; this one gives up what is no longer needed, and all
/// of it with the connection. No id is ever used again, so that one which is kept too long names nothing.
/// </summary>
public sealed class PeerTexts
{
    /// <summary>Enough for what may be outstanding, the connection's id and the one that replaces it, and what is being read.</summary>
    public const int CountMax = OutstandingRequests.CountMax + 4;

    private readonly (TextId Id, string Text)[] held = new (TextId, string)[CountMax];
    private int minted;

    public int Count { get; private set; }

    /// <summary>The text of an id, or null if it is given up.</summary>
    public string? this[TextId id]
    {
        get
        {
            var index = Array.FindIndex(held, 0, Count, entry => entry.Id == id);
            return index < 0 ? null : held[index].Text;
        }
    }

    /// <summary>The id of a text: the one that it has, or a new one. It must not hold more than <see cref="CountMax"/>.</summary>
    public TextId Hold(string text)
    {
        var index = Array.FindIndex(held, 0, Count, entry => string.Equals(entry.Text, text, StringComparison.Ordinal));
        if (index >= 0)
            return held[index].Id;
        Invariant.Holds(Count < CountMax);
        var id = new TextId(checked(++minted));
        held[Count++] = (id, text);
        return id;
    }

    /// <summary>Gives up a text, if it is held.</summary>
    public void Release(TextId id)
    {
        var index = Array.FindIndex(held, 0, Count, entry => entry.Id == id);
        if (index < 0)
            return;
        Count--;
        held[index] = held[Count];
        held[Count] = default;
    }

    /// <summary>Gives up all texts but those that are still named.</summary>
    public void ReleaseUnless(Func<TextId, bool> isNamed)
    {
        for (var index = Count - 1; index >= 0; index--)
        {
            if (!isNamed(held[index].Id))
                Release(held[index].Id);
        }
    }

    /// <summary>The connection is gone.</summary>
    public void Clear()
    {
        Array.Clear(held);
        Count = 0;
    }
}
