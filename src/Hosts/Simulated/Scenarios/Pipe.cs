using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>The pipe to a worker: in order, and what is in it outlives who wrote it.</summary>
internal struct Pipe : IEncodable
{
    public const int CountMax = 12;

    private int count;
    private Slots messages;

    public readonly int Count => count;

    public void Add(in PipeMessage message)
    {
        Invariant.Holds(count < CountMax);
        messages[count++] = message;
    }

    public PipeMessage Take()
    {
        Invariant.Holds(count > 0);
        var first = messages[0];
        count--;
        for (var place = 0; place < count; place++)
            messages[place] = messages[place + 1];
        return first;
    }

    public void Clear() => count = 0;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, CountMax);
        for (var place = 0; place < count; place++)
            messages[place].Encode(ref codec);
    }

    [InlineArray(CountMax)]
    private struct Slots
    {
        private PipeMessage first;
    }
}
