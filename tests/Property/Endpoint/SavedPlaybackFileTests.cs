using FsCheck;
using FsCheck.Fluent;

using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Storage;

using Xunit.Abstractions;

namespace Holdover.Tests.Property.Endpoint;

/// <summary>A file that was cut, changed or written by somebody else is refused with its name, never half-read.</summary>
public class SavedPlaybackFileTests(ITestOutputHelper output)
{
    private static readonly Gen<string> Texts = Gen.Elements("", "alice", "bob@example.org", "Küche 🎵", new string('x', 4_000));

    private static readonly Gen<(SavedPlayback Saved, string Account, string Group, string Context)> Drawn =
        from account in Texts
        from @group in Texts
        from context in Texts
        from position in Gen.Choose(0, int.MaxValue)
        from more in Gen.Choose(0, 1 << 20)
        from rate in Gen.Elements(44_100, 48_000)
        from intent in Gen.Elements(Enum.GetValues<PlayIntent>())
        from volume in Gen.Choose(0, 100)
        from taken in Gen.Choose(0, int.MaxValue)
        from boot in Gen.Choose(int.MinValue, int.MaxValue)
        let saved = new SavedPlayback
        {
            Intent = intent, Position = position, Had = (long)position + more, Rate = rate, Request = new(7), Volume = volume, TakenAt = new(taken), Boot = new(boot, ~boot),
        }
        select (saved, account, @group, context);

    [Fact]
    public void What_is_written_is_read_by_a_node_that_knows_none_of_its_texts() =>
        Cases.MustOccur(cases => Prop.ForAll(Drawn.ToArbitrary(), drawn =>
        {
            cases.Saw("no account", drawn.Account.Length == 0).Saw("texts of many letters", drawn.Group.Length > 1_000).Saw("letters beyond ASCII", drawn.Context.Contains('ü'))
                .SawOneOf(drawn.Saved.Intent);
            var (saved, writing) = Interned(drawn);
            var reading = new TextTable();
            reading.Intern("so that ids differ");

            Assert.Equal(SealFault.None, SavedPlaybackFile.TryRead(SavedPlaybackFile.Write(saved, writing), reading, out var read));
            Assert.Equal((drawn.Account, drawn.Group, drawn.Context), (reading[read.Account], reading[read.Group], reading[read.Context]));
            Assert.Equal(saved with { Account = default, Group = default, Context = default }, read with { Account = default, Group = default, Context = default });
        }).Check(Seeded.Quick));

    [Fact]
    public void A_file_that_was_cut_at_any_byte_is_refused()
    {
        var faults = new SortedDictionary<SealFault, int>();
        Prop.ForAll(Drawn.ToArbitrary(), drawn =>
        {
            var file = Written(drawn);
            for (var length = 0; length < file.Length; length++)
                Count(faults, Read(file.AsSpan(0, length)));
        }).Check(Seeded.Quick.WithMaxTest(20));
        Show(faults);
        Assert.Equal([SealFault.Torn], faults.Keys);
    }

    [Fact]
    public void A_file_with_any_bit_changed_is_refused()
    {
        var faults = new SortedDictionary<SealFault, int>();
        Prop.ForAll(Drawn.Where(drawn => drawn.Account.Length + drawn.Group.Length + drawn.Context.Length < 100).ToArbitrary(), drawn =>
        {
            var file = Written(drawn);
            for (var bit = 0; bit < 8 * file.Length; bit++)
            {
                file[bit / 8] ^= (byte)(1 << (bit % 8));
                Count(faults, Read(file));
                file[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }).Check(Seeded.Quick.WithMaxTest(50));
        Show(faults);
        Assert.Equal([SealFault.Foreign, SealFault.OtherVersion, SealFault.Torn, SealFault.Damaged], faults.Keys);
    }

    /// <summary>The seal is whole, and what is inside is another length: what was read up to there must not be used by mistake.</summary>
    [Fact]
    public void A_well_sealed_file_that_ends_anywhere_within_leaves_nothing_that_could_be_used() =>
        Cases.MustOccur(cases => Prop.ForAll(Drawn.ToArbitrary(), drawn =>
        {
            cases.Saw("no account", drawn.Account.Length == 0).Saw("texts of many letters", drawn.Group.Length > 1_000).Saw("letters beyond ASCII", drawn.Context.Contains('ü'))
                .SawOneOf(drawn.Saved.Intent);
            var payload = Written(drawn)[(Seal.LengthOf(0) - sizeof(ulong))..^sizeof(ulong)];
            for (var length = 0; length < payload.Length; length += 1 + (length / 128))
            {
                var file = new byte[Seal.LengthOf(length)];
                Seal.Write(SealKind.SavedPlayback, SavedPlaybackFile.Version, payload.AsSpan(0, length), file);
                Assert.Equal(SealFault.Damaged, Read(file));
            }
        }).Check(Seeded.Quick.WithMaxTest(50)));

    [Fact]
    public void Any_bytes_are_refused_even_well_sealed_ones() =>
        Cases.MustOccur(cases => Prop.ForAll<byte[]>(payload =>
        {
            cases.Saw("none", payload.Length == 0).Saw("as many as a file has", payload.Length > 60);
            var file = new byte[Seal.LengthOf(payload.Length)];
            Seal.Write(SealKind.SavedPlayback, SavedPlaybackFile.Version, payload, file);
            Assert.Equal(SealFault.Damaged, Read(file));
            Assert.NotEqual(SealFault.None, Read(payload));
        }).Check(Seeded.Quick.WithMaxTest(2_000)));

    [Fact]
    public void What_follows_the_end_of_a_file_is_not_ours()
    {
        byte[] file = [.. Written((new() { Rate = 48_000 }, "a", "b", "c")), 0];
        Assert.Equal(SealFault.Torn, Read(file));
    }

    /// <summary>What is refused is not there at all, however much of it could be read.</summary>
    private static SealFault Read(ReadOnlySpan<byte> file)
    {
        var texts = new TextTable();
        var fault = SavedPlaybackFile.TryRead(file, texts, out var saved);
        Assert.Equal(fault == SealFault.None ? saved : default, saved);
        Assert.True(fault == SealFault.None || texts.Count == new TextTable().Count);
        return fault;
    }

    private static byte[] Written((SavedPlayback Saved, string Account, string Group, string Context) drawn)
    {
        var (saved, texts) = Interned(drawn);
        return SavedPlaybackFile.Write(saved, texts);
    }

    private static (SavedPlayback Saved, TextTable Texts) Interned((SavedPlayback Saved, string Account, string Group, string Context) drawn)
    {
        var texts = new TextTable();
        var saved = drawn.Saved with { Account = texts.Intern(drawn.Account), Group = texts.Intern(drawn.Group), Context = texts.Intern(drawn.Context) };
        return (saved, texts);
    }

    private static void Count(SortedDictionary<SealFault, int> faults, SealFault fault) =>
        faults[fault] = faults.GetValueOrDefault(fault) + 1;

    private void Show(SortedDictionary<SealFault, int> faults) => output.WriteLine(string.Join(", ", faults));
}
