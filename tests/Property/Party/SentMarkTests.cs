using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Storage;

using Xunit.Abstractions;

namespace Holdover.Tests.Property.Party;

/// <summary>A worker that dies at any byte of its marks leaves what is true, or what is known to be unknown.</summary>
public class SentMarkTests(ITestOutputHelper output)
{
    private const int Slots = 4;

    private static readonly BootId Boot = new(17, 42);
    private static readonly MonotonicTime Now = new(1_000);
    private static readonly MonotonicTime Later = new(1_001);
    private static readonly ulong Key = SentMarkFile.KeyOf(Encoding.UTF8.GetBytes("kitchen"));

    private static readonly Gen<(long Sent, long Next, int Slot)> Drawn =
        from sent in Gen.Choose(1, int.MaxValue)
        from length in Gen.Choose(1, 150_000)
        from slot in Gen.Choose(0, Slots - 1)
        select ((long)sent, (long)sent + length, slot);

    /// <summary>Byte by byte through a sending: before the send the old end or nothing is known, after it nothing or the new end.</summary>
    [Fact]
    public void A_kill_at_any_byte_of_a_sending_is_never_half_read()
    {
        var known = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Prop.ForAll(Drawn.ToArbitrary(), drawn =>
        {
            var (sent, next, slot) = drawn;
            var before = FileWith(slot, sent, sent);
            var between = FileWith(slot, next, sent);
            var after = FileWith(slot, next, next);
            Interrupt(before, between, cut => Count(known, "before", cut, slot, allowed: sent));
            Interrupt(between, after, cut => Count(known, "after", cut, slot, allowed: next));
            Assert.Null(SentMarkFile.Read(between, slot, Key).Until);
        }).Check(Seeded.Quick.WithMaxTest(200));
        output.WriteLine(string.Join(", ", known));
        Assert.Equal(["after: known", "after: unknown", "before: known", "before: unknown"], known.Keys);
    }

    [Fact]
    public void A_slot_with_any_byte_changed_is_unknown_and_harms_no_other()
    {
        var harmless = 0;
        Prop.ForAll(Drawn.ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (drawn, flip) =>
        {
            var file = FileWith(drawn.Slot, drawn.Sent, drawn.Sent);
            for (var place = SentMarkFile.HeadLength; place < file.Length; place++)
            {
                file[place] ^= (byte)flip;
                var mark = SentMarkFile.Read(file, drawn.Slot, Key);
                Assert.True(mark.Until is null || mark == new SentMark(drawn.Sent, drawn.Sent, Now));
                harmless += mark.Until is null ? 0 : 1;
                file[place] ^= (byte)flip;
            }
        }).Check(Seeded.Quick.WithMaxTest(100));
        Assert.NotEqual(0, harmless);
    }

    /// <summary>Also between two slots, where nothing is torn: a client that is not in the file would count as one that was sent nothing.</summary>
    [Fact]
    public void A_file_that_was_cut_at_any_byte_or_made_longer_counts_for_nothing() =>
        Cases.MustOccur(cases => Prop.ForAll(Gen.Frequency((1, Gen.Choose(0, 1)), (3, Gen.Choose(0, 40))).ToArbitrary(), Drawn.ToArbitrary(), (slots, drawn) =>
        {
            cases.Saw("of nobody", slots == 0).Saw("of one", slots == 1).Saw("of many", slots > 20);
            var file = new byte[SentMarkFile.LengthOf(slots)];
            SentMarkFile.Create(file, Boot);
            for (var slot = 0; slot < slots; slot++)
                SentMarkFile.WriteBefore(file, slot, Key + (ulong)slot, drawn.Sent, Now);
            Assert.Equal(SealFault.None, SentMarkFile.Check(file, Boot));
            for (var length = 0; length < file.Length; length++)
                Assert.Equal(SealFault.Torn, SentMarkFile.Check(file.AsSpan(0, length), Boot));
            Assert.Equal(SealFault.Torn, SentMarkFile.Check([.. file, .. new byte[SentMarkFile.SlotLength]], Boot));
        }).Check(Seeded.Quick.WithMaxTest(50)));

    [Fact]
    public void A_file_with_any_bit_of_its_head_changed_or_of_another_boot_counts_for_nothing()
    {
        var file = FileWith(1, 5, 5);
        Assert.Equal(SealFault.Foreign, SentMarkFile.Check(file, Boot with { Low = 43 }));
        for (var bit = 0; bit < 8 * SentMarkFile.HeadLength; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(SealFault.None, SentMarkFile.Check(file, Boot));
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(SealFault.None, SentMarkFile.Check(file, Boot));
    }

    [Fact]
    public void Any_bytes_give_a_mark_or_none()
    {
        Cases.MustOccur(cases => Prop.ForAll<byte[]>(bytes =>
        {
            cases.Saw("none", bytes.Length == 0).Saw("a slot and more", bytes.Length > SentMarkFile.SlotLength).Saw("less than a slot", bytes.Length is > 0 and < SentMarkFile.SlotLength);
            var file = new byte[SentMarkFile.LengthOf(Slots)];
            SentMarkFile.Create(file, Boot);
            bytes.AsSpan(0, Math.Min(bytes.Length, file.Length - SentMarkFile.HeadLength)).CopyTo(file.AsSpan(SentMarkFile.HeadLength));
            for (var slot = 0; slot < Slots; slot++)
                Assert.Null(SentMarkFile.Read(file, slot, Key).Until);
        }).Check(Seeded.Quick.WithMaxTest(500)));
    }

    [Fact]
    public void A_client_has_one_slot_and_another_client_another()
    {
        var file = new byte[SentMarkFile.LengthOf(2)];
        SentMarkFile.Create(file, Boot);
        var (one, other, third) = (Key, Key + 1, Key + 2);
        Assert.Equal(0, SentMarkFile.Find(file, one));
        SentMarkFile.WriteBefore(file, 0, one, 7, Now);
        Assert.Equal((0, 1), (SentMarkFile.Find(file, one), SentMarkFile.Find(file, other)));
        SentMarkFile.WriteBefore(file, 1, other, 7, Now);
        Assert.Equal(-1, SentMarkFile.Find(file, third));
    }

    [Fact]
    public void What_was_forgotten_is_unknown_and_newer_than_what_another_worker_left()
    {
        var left = new SentMark(100, 100, Now);
        var mark = left;
        mark.Begin(200, Later);
        Assert.Null(mark.Until);
        mark.Abandon();
        Assert.Equal(100, mark.Until);
        mark.Begin(200, Later);
        mark.Commit();
        Assert.Equal(200, SentMark.Newer(left, mark).Until);
        mark.Forget(Later);
        Assert.Null(mark.Until);
        Assert.Null(SentMark.Newer(left, mark).Until);
    }

    /// <summary>A client that was told to forget what it had was then sent what is due earlier, by another worker.</summary>
    [Fact]
    public void What_was_written_last_counts_though_it_says_less()
    {
        var left = new SentMark(500, 500, Now);
        var mark = new SentMark(100, 100, Later);
        Assert.Equal(100, SentMark.Newer(left, mark).Until);
        Assert.Equal(100, SentMark.Newer(mark, left).Until);
    }

    private static byte[] FileWith(int slot, long before, long after)
    {
        var file = new byte[SentMarkFile.LengthOf(Slots)];
        SentMarkFile.Create(file, Boot);
        SentMarkFile.WriteBefore(file, slot, Key, before, Now);
        SentMarkFile.WriteAfter(file, slot, Key, after, Now);
        return file;
    }

    /// <summary>Every file that is one up to a byte and the other from there on.</summary>
    private static void Interrupt(byte[] old, byte[] now, Action<byte[]> see)
    {
        for (var length = 0; length <= old.Length; length++)
            see([.. now[..length], .. old[length..]]);
    }

    private static void Count(SortedDictionary<string, int> known, string moment, byte[] cut, int slot, long allowed)
    {
        var until = SentMarkFile.Read(cut, slot, Key).Until;
        Assert.True(until is null || until == allowed);
        var name = $"{moment}: {(until is null ? "unknown" : "known")}";
        known[name] = known.GetValueOrDefault(name) + 1;
    }
}
