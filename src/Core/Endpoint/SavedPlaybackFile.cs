using System.Text;

using Holdover.Machines;
using Holdover.Playback;
using Holdover.Storage;

namespace Holdover.Endpoint;

/// <summary>
/// A saved playback as a file. Texts go along, since their ids mean something only in the node that interned them: after
/// the fixed part stand account, group and context, each as a length and UTF-8.
/// </summary>
public static class SavedPlaybackFile
{
    public const ushort Version = 2;

    /// <summary>Bytes of one text at most.</summary>
    public const int TextBytesMax = 64 * 1024;

    private const int FixedMax = 128;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(SavedPlayback saved, TextTable texts)
    {
        var parts = new[] { saved.Account, saved.Group, saved.Context }.Select(id => Utf8.GetBytes(texts[id])).ToArray();
        Invariant.Holds(parts.All(part => part.Length <= TextBytesMax));
        var payload = new byte[FixedMax + parts.Sum(part => sizeof(int) + part.Length)];
        var portable = Portable(saved);
        var length = ExactWriter.Write(ref portable, payload);
        foreach (var part in parts)
        {
            BitConverter.TryWriteBytes(payload.AsSpan(length), part.Length);
            part.CopyTo(payload, length + sizeof(int));
            length += sizeof(int) + part.Length;
        }

        var file = new byte[Seal.LengthOf(length)];
        Seal.Write(SealKind.SavedPlayback, Version, payload.AsSpan(0, length), file);
        return file;
    }

    /// <summary>Reads a file whole, or says why not; then the value is empty, and no text of it was interned.</summary>
    public static SealFault TryRead(ReadOnlySpan<byte> file, TextTable texts, out SavedPlayback saved)
    {
        saved = default;
        var fault = Seal.Open(SealKind.SavedPlayback, Version, file, out var payload);
        if (fault != SealFault.None)
            return fault;
        var reader = new ExactReader(payload);
        var read = default(SavedPlayback);
        read.Encode(ref reader);
        var rest = payload[^reader.Left..];
        var isWhole = !reader.Failed
            & TryTakeText(ref rest, out var account)
            & TryTakeText(ref rest, out var group)
            & TryTakeText(ref rest, out var context);
        if (!isWhole || !rest.IsEmpty || !IsPossible(in read))
            return SealFault.Damaged;
        saved = read with { Account = Intern(account, texts), Group = Intern(group, texts), Context = Intern(context, texts) };
        return SealFault.None;
    }

    private static bool IsPossible(in SavedPlayback saved) =>
        saved.Rate > 0 && saved.Position >= 0 && saved.Position <= saved.Had && saved.Had <= FrameGrid.TimestampMax;

    /// <summary>Without the ids of this node's texts.</summary>
    private static SavedPlayback Portable(SavedPlayback saved) =>
        saved with { Account = TextId.None, Group = TextId.None, Context = TextId.None };

    private static TextId Intern(string text, TextTable texts) => text.Length == 0 ? TextId.None : texts.Intern(text);

    private static bool TryTakeText(ref ReadOnlySpan<byte> rest, out string text)
    {
        text = "";
        var length = rest.Length >= sizeof(int) ? BitConverter.ToInt32(rest) : -1;
        if (length is < 0 or > TextBytesMax || rest.Length < sizeof(int) + length)
            return false;
        try
        {
            text = Utf8.GetString(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
