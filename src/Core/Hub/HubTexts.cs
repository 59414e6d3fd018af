using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>
/// The texts that a hub names by id: accounts, devices, tracks. A table that keeps all it is given for ever could be
/// filled by anybody with an account; this one gives up what the hub no longer names. No id is ever used again.
/// </summary>
public sealed class HubTexts
{
    /// <summary>Texts at most: three times all that a full hub names (of each group 128 tracks, 16 devices with name and track, and itself).</summary>
    public const int TextsMax = 4_500;

    /// <summary>A text's length, in UTF-16 units.</summary>
    public const int CharsMax = WireLimits.IdCharsMax;

    private readonly SortedDictionary<string, TextId> ids = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> texts = [];
    private int minted;

    public int Count => texts.Count;

    /// <summary>Whether it is time to sweep: there might be no room for the texts of another input.</summary>
    public bool IsCrowded => Count > TextsMax / 2;

    /// <summary>The text of an id, or null if it is given up or was never held.</summary>
    public string? this[TextId id] => texts.GetValueOrDefault(id.Value);

    /// <summary>The id of a text: the one that it has, or a new one. False if it is empty or too long, or there is no room.</summary>
    public bool TryHold(string text, out TextId id)
    {
        if (ids.TryGetValue(text, out id))
            return true;
        if (text.Length is 0 or > CharsMax || Count == TextsMax)
            return false;
        id = new(checked(++minted));
        ids.Add(text, id);
        texts.Add(id.Value, text);
        return true;
    }

    /// <summary>Gives up what the hub names no longer. Not between holding a text and stepping the hub with it.</summary>
    public void Sweep(HubNode hub)
    {
        var named = new SortedSet<int>();
        var collector = new TextCodec(id =>
        {
            named.Add(id.Value);
            return id;
        });
        hub.Encode(ref collector);
        foreach (var id in texts.Keys.Where(id => !named.Contains(id)).ToArray())
        {
            ids.Remove(texts[id]);
            texts.Remove(id);
        }
    }
}
