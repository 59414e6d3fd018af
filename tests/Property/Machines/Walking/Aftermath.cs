using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>What a step left behind and asked for, as one value, so that their epochs are ranked together.</summary>
internal struct Aftermath<TMemory, TEffect> : IEncodable
    where TMemory : IEncodable
    where TEffect : struct, IEncodable
{
    public TMemory Memory;
    public TEffect[] Effects;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Memory.Encode(ref codec);
        foreach (ref var effect in Effects.AsSpan())
            effect.Encode(ref codec);
    }
}
