using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>A process of the machine, which need not be ours. Ids are used again; id and start time together are not.</summary>
/// <param name="Id">The process id; 0 is nobody.</param>
/// <param name="StartedAt">The start time as the kernel counts it (clock ticks since boot). Compared, never computed with.</param>
public record struct ProcessRef(int Id, long StartedAt) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (id, startedAt) = this;
        codec.Value(ref id);
        codec.Value(ref startedAt);
        this = new(id, startedAt);
    }
}
