using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The workers of a coordinator, in the order in which they joined.</summary>
public struct WorkerLinks : IEncodable
{
    /// <summary>Workers at most, those that are about to be replaced too.</summary>
    public const int CountMax = 16;

    private int count;
    private Slots links;

    public readonly int Count => count;

    public readonly bool IsFull => count == CountMax;

    /// <summary>Listeners of all workers together.</summary>
    public readonly int Listeners
    {
        get
        {
            var listeners = 0;
            for (var place = 0; place < count; place++)
                listeners += links[place].Listeners;
            return listeners;
        }
    }

    [UnscopedRef]
    public ref WorkerLink this[int place] => ref links[place];

    /// <summary>The place of a worker, or -1.</summary>
    public readonly int Find(ProcessEpoch worker)
    {
        for (var place = 0; place < count; place++)
        {
            if (links[place].Worker == worker)
                return place;
        }

        return -1;
    }

    public void Add(in WorkerLink link)
    {
        Invariant.Holds(!IsFull && Find(link.Worker) < 0);
        links[count++] = link;
    }

    public void RemoveAt(int place)
    {
        Invariant.Holds(place >= 0 && place < count);
        count--;
        for (var index = place; index < count; index++)
            links[index] = links[index + 1];
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, CountMax);
        for (var place = 0; place < count; place++)
            links[place].Encode(ref codec);
    }

    [InlineArray(CountMax)]
    private struct Slots
    {
        private WorkerLink first;
    }
}
