using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What a worker asks for.</summary>
public record struct WorkerEffect(WorkerAction Action) : IEncodable
{
    public StreamView Stream;
    public StreamHeld Held;
    public int Handle;
    public int Listeners;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        Stream.Encode(ref codec);
        Held.Encode(ref codec);
        codec.Value(ref Handle);
        codec.Value(ref Listeners);
    }
}
