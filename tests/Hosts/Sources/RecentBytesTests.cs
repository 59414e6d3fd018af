using FsCheck;
using FsCheck.Fluent;

using Holdover.Hosts.Real.Sources;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>What was read lately is read again as it was, whatever was read and wherever that began.</summary>
public sealed class RecentBytesTests
{
    private const int Max = 16;

    [Fact]
    public void What_is_kept_is_the_end_of_what_was_read() =>
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Choose(0, 2 * Max))), Arb.From(Gen.Choose(0, 100)), (lengths, from) =>
        {
            var (recent, all) = (new RecentBytes(Max), new List<byte>());
            recent.Restart(from);
            foreach (var length in lengths)
            {
                byte[] read = [.. Enumerable.Range(all.Count, length).Select(value => (byte)(value % 251))];
                recent.Append(read);
                all.AddRange(read);
            }

            Assert.Equal((from + all.Count, Math.Min(all.Count, Max)), (recent.End, recent.End - recent.First));
            for (var place = recent.First; place <= recent.End; place++)
                Assert.Equal(all[(int)(place - from)..], ReadFrom(recent, place));
        }).Check(Seeded.Quick);

    private static List<byte> ReadFrom(RecentBytes recent, long place)
    {
        var (read, part) = (new List<byte>(), new byte[5]);
        while (recent.Read(place + read.Count, part) is > 0 and var length)
            read.AddRange(part[..length]);
        return read;
    }
}
