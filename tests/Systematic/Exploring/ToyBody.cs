using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Exploring;

/// <summary>Two small numbers.</summary>
internal struct ToyBody : IWorldBody<ToyBody>
{
    public int First;
    public int Second;

    public void CopyFrom(in ToyBody other) => this = other;

    public readonly void Rewind(MonotonicTime now)
    {
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref First);
        codec.Value(ref Second);
    }
}
