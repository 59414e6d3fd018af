namespace Holdover.Machines;

/// <summary>The texts of a node: append-only, so that an id means the same in every snapshot that holds it.</summary>
public sealed class TextTable
{
    /// <summary>Texts come from peers: this bounds what they can make a node remember.</summary>
    public const int TextsMax = 65_536;

    private readonly SortedDictionary<string, TextId> ids = new(StringComparer.Ordinal);
    private readonly List<string> texts = [""];

    public int Count => texts.Count;

    public string this[TextId id] => texts[id.Value];

    /// <summary>The id of a text that was interned, or <see cref="TextId.None"/>.</summary>
    public TextId Find(ReadOnlySpan<char> text) => ids.GetValueOrDefault(text.ToString());

    /// <summary>The id of a text: null is <see cref="TextId.None"/>; a text beyond <see cref="TextsMax"/> breaks the step.</summary>
    public TextId Intern(string? text)
    {
        if (text is null)
            return TextId.None;
        if (ids.TryGetValue(text, out var known))
            return known;
        Invariant.Holds(texts.Count < TextsMax);
        var id = new TextId(texts.Count);
        texts.Add(text);
        ids.Add(text, id);
        return id;
    }
}
