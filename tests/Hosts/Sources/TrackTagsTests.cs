using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Holdover.Hosts.Real.Sources;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>Whatever is told of an item can be shown, and arrives in another process as it was.</summary>
public sealed class TrackTagsTests
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Anything, and often what is rare: control characters, breaks, halves of pairs, and long ones.</summary>
    private static readonly Arbitrary<string> Texts = Arb.From(
        from parts in Gen.ListOf(Gen.OneOf(
            Gen.Elements("\0", "\n", "\r\n", "\t", "\u001b[2J", "\u0085", "\u2028", "\u202e", "\u2066", "\ud83d", "\ude80", "👩‍🚀", " ", "\u3000", "é", "夜"),
            Gen.Choose(0, 0xFFFF).Select(value => ((char)value).ToString()),
            Gen.Choose(0, 300).Select(count => new string('x', count))))
        select string.Concat(parts));

    [Fact]
    public void What_is_shown_is_one_short_line_of_valid_text() =>
        Prop.ForAll(Texts, text =>
        {
            var clean = TagText.Clean(text);
            if (clean is null)
                return;
            Assert.InRange(clean.Length, 1, TagText.LengthMax);
            Assert.Equal(clean, Strict.GetString(Strict.GetBytes(clean)));
            Assert.DoesNotContain(clean, letter => char.IsControl(letter) || (char.IsWhiteSpace(letter) && letter != ' ') || letter is '\u202e' or '\u2066');
            Assert.Equal(clean, TagText.Clean(clean));
            Assert.Equal(clean, string.Join(' ', clean.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }).Check(Seeded.Quick);

    /// <summary>Nothing is lost of what could be shown as it was.</summary>
    [Fact]
    public void What_was_in_order_stays_as_it_was() =>
        Prop.ForAll(Arb.From(Gen.NonEmptyListOf(Gen.Elements("Größe:", "夜", "👩‍🚀", "a", "(remix)", "שלום"))), words =>
        {
            var text = string.Join(' ', words.Take(20));
            Assert.Equal(text, TagText.Clean(text));
            Assert.Equal(text, TagText.Of(Encoding.UTF8.GetBytes($"\r\n{text}\0")));
        }).Check(Seeded.Quick);

    [Fact]
    public void What_is_written_for_another_process_is_read_as_it_was() =>
        Prop.ForAll(Texts, Texts, Texts, (title, artist, album) =>
        {
            var tags = new TrackTags(title, artist, album, title.Length % 2 == 0 ? null : title.Length);
            Assert.Equal(tags, TrackTags.Read(tags.ToBytes(), tags.Frames));
        }).Check(Seeded.Quick);
}
