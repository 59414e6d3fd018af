using Holdover.Machines;
using Holdover.Storage;

namespace Holdover.Hub;

/// <summary>
/// A hub as a file: all of it, written anew whenever it changes, since a full one is less than a megabyte and changes as
/// often as people act. It holds digests, names and tracks: no secret, and nothing that ends with the process.
/// </summary>
public static class HubFile
{
    public const ushort Version = 1;

    /// <summary>Bytes of all but the texts at most: 8 groups of 16 tokens and 128 tracks.</summary>
    private const int FixedMax = 16 * 1024;

    /// <summary>Bytes of a text's id and length, and of each of its UTF-16 units, at most.</summary>
    private const int TextHeadMax = 8;

    private const int UnitMax = 3;

    public static byte[] Write(HubNode hub, HubTexts texts)
    {
        var named = TextsOf(hub, texts);
        var saved = new SavedHub(hub, named);
        var payload = new byte[FixedMax + named.Values.Sum(text => TextHeadMax + (text.Length * UnitMax))];
        var length = ExactWriter.Write(ref saved, payload);
        var file = new byte[Seal.LengthOf(length)];
        Seal.Write(SealKind.Hub, Version, payload.AsSpan(0, length), file);
        return file;
    }

    /// <summary>Reads a file whole into a new hub, or says why not; then the hub is as new as before.</summary>
    public static SealFault TryRead(ReadOnlySpan<byte> file, HubNode hub, HubTexts texts)
    {
        var fault = Seal.Open(SealKind.Hub, Version, file, out var payload);
        if (fault != SealFault.None)
            return fault;
        var named = new SortedDictionary<int, string>();
        var saved = new SavedHub(hub, named);
        if (ExactReader.TryRead(payload, ref saved) && TryHold(named, hub, texts) && hub.IsIntact())
            return SealFault.None;
        hub.Clear();
        return SealFault.Damaged;
    }

    private static SortedDictionary<int, string> TextsOf(HubNode hub, HubTexts texts)
    {
        var named = new SortedDictionary<int, string>();
        var collector = new TextCodec(id =>
        {
            Invariant.Holds(texts[id] is not null);
            named[id.Value] = texts[id]!;
            return id;
        });
        hub.EncodeSaved(ref collector);
        return named;
    }

    /// <summary>The ids of a file mean nothing here: each is replaced by the one that its text has in this process.</summary>
    private static bool TryHold(SortedDictionary<int, string> named, HubNode hub, HubTexts texts)
    {
        var all = true;
        var mapper = new TextCodec(id =>
        {
            var held = TextId.None;
            all &= named.TryGetValue(id.Value, out var text) && texts.TryHold(text, out held);
            return held;
        });
        hub.EncodeSaved(ref mapper);
        return all;
    }
}
