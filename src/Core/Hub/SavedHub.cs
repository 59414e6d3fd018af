using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>
/// What of a hub outlives its process, with the texts that it names: first each text under its id, then all that names
/// them. One list of fields serves writing and reading.
/// </summary>
internal readonly struct SavedHub(HubNode hub, SortedDictionary<int, string> texts) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (count, known) = (texts.Count, texts.ToArray());
        codec.Count(ref count, HubTexts.TextsMax);
        for (var place = 0; place < count; place++)
        {
            var (id, text) = place < known.Length ? known[place] : default;
            var name = new TextId(id);
            codec.Value(ref name);
            text = EncodeText(ref codec, text ?? string.Empty);
            texts[name.Value] = text;
        }

        hub.EncodeSaved(ref codec);
    }

    private static string EncodeText<TCodec>(ref TCodec codec, string text)
        where TCodec : struct, ICodec, allows ref struct
    {
        var length = text.Length;
        codec.Count(ref length, HubTexts.CharsMax);
        Span<char> chars = stackalloc char[HubTexts.CharsMax];
        text.CopyTo(chars);
        for (var place = 0; place < length; place++)
        {
            int unit = chars[place];
            codec.Count(ref unit, char.MaxValue);
            chars[place] = (char)unit;
        }

        return chars[..length].ToString();
    }
}
