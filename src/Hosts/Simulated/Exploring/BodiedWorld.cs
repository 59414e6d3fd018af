using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>A world whose body names its fields once, and so can be copied, written both ways and read.</summary>
public abstract class BodiedWorld<TBody> : World
    where TBody : struct, IWorldBody<TBody>
{
    private readonly EpochRanks ranks = new();

    protected TBody Body;

    public sealed override void CopyFrom(World other)
    {
        var source = (BodiedWorld<TBody>)other;
        Now = source.Now;
        Body.CopyFrom(in source.Body);
    }

    public sealed override int WriteShape(Span<byte> buffer) => ShapeWriter.Write(ref Body, Now, ranks, buffer);

    public sealed override int WriteExact(Span<byte> buffer)
    {
        var writer = new ExactWriter(buffer);
        var now = Now;
        writer.Value(ref now);
        Body.Encode(ref writer);
        return writer.Length;
    }

    public sealed override void Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ExactReader(bytes);
        var now = Now;
        reader.Value(ref now);
        Body.Encode(ref reader);
        Invariant.Holds(!reader.Failed && reader.AtEnd);
        Now = now;
        Body.Rewind(now);
    }
}
