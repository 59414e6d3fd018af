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
    public void Any_bytes_are_one_value_or_none() => Prop.ForAll<byte[]>(bytes =>
    {
        Reads<EndpointInput>(bytes);
        Reads<EndpointEffect>(bytes);
        Reads<PartyInput>(bytes);
        Reads<PartyEffect>(bytes);
    }).Check(Many);

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

    private static void Reads<T>(byte[] bytes)
        where T : struct, IEncodable
    {
        var value = default(T);
        if (!ExactReader.TryRead(bytes, ref value))
            return;
        var buffer = new byte[1_024];
        Assert.Equal(bytes, buffer[..ExactWriter.Write(ref value, buffer)]);
    }
}
