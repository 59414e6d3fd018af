using FsCheck;
using FsCheck.Fluent;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class ExactReaderTests
{
    private static readonly Config Many = Seeded.Quick.WithMaxTest(2_000).WithEndSize(200);

    /// <summary>Any bytes are a value that is written as these bytes again, or none.</summary>
    [Fact]
    public void Any_bytes_are_one_value_or_none() => Cases.MustOccur(cases => Prop.ForAll<byte[], (byte Place, byte Value)[]>((bytes, changes) =>
    {
        var (input, effect) = (Reads<EndpointInput>(bytes, changes), Reads<EndpointEffect>(bytes, changes));
        var (said, asked) = (Reads<PartyInput>(bytes, changes), Reads<PartyEffect>(bytes, changes));
        cases.Saw("an input of a speaker", input).Saw("an effect of a speaker", effect).Saw("an input of a party", said).Saw("an effect of a party", asked)
            .Saw("none at all", !input && !effect && !said && !asked);
    }).Check(Many));

    [Fact]
    public void What_failed_reads_as_zero_from_there_on()
    {
        var reader = new ExactReader([0x80]);
        var (number, epoch) = (5L, new OwnerEpoch(5));
        reader.Value(ref number);
        reader.Epoch(ref epoch);
        Assert.True(reader.Failed);
        Assert.Equal(0, number);
        Assert.True(epoch.IsNone());
    }

    /// <summary>Any bytes, which are hardly ever a value, and those of a value of which a few were changed.</summary>
    private static bool Reads<T>(byte[] bytes, (byte Place, byte Value)[] changes)
        where T : struct, IEncodable
    {
        var (value, buffer) = (default(T), new byte[1_024]);
        var changed = buffer[..ExactWriter.Write(ref value, buffer)];
        foreach (var (place, to) in changes.Take(3))
            changed[place % changed.Length] = to;
        return Reads<T>(bytes) | Reads<T>(changed);
    }

    private static bool Reads<T>(byte[] bytes)
        where T : struct, IEncodable
    {
        var value = default(T);
        if (!ExactReader.TryRead(bytes, ref value))
            return false;
        var buffer = new byte[1_024];
        Assert.Equal(bytes, buffer[..ExactWriter.Write(ref value, buffer)]);
        return true;
    }
}
