using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Sounding;

/// <summary>Simulated sound that waits: what follows what is before it becomes one run with it.</summary>
internal sealed class RunQueue
{
    private Run[] runs = new Run[64];
    private int first;
    private int count;

    /// <summary>Frames in it.</summary>
    public long Frames { get; private set; }

    public void Add(in Run run)
    {
        if (run.Count == 0)
            return;
        Frames += run.Count;
        if (count > 0)
        {
            ref var last = ref runs[(first + count - 1) & (runs.Length - 1)];
            if (last.Kind == run.Kind && run.LeftOut == 0 && (run.Kind != RunKind.Frames || last.First + last.Count == run.First))
            {
                last = last.Take(last.Count + run.Count);
                return;
            }
        }

        if (count == runs.Length)
            Grow();
        runs[(first + count++) & (runs.Length - 1)] = run;
    }

    /// <summary>Takes at most so many frames that follow each other from the front.</summary>
    public Run Take(long most)
    {
        Invariant.Holds(count > 0 && most > 0);
        ref var front = ref runs[first];
        var taken = front.Take(Math.Min(front.Count, most));
        Frames -= taken.Count;
        front = front.Without(taken.Count);
        if (front.Count == 0)
        {
            first = (first + 1) & (runs.Length - 1);
            count--;
        }

        return taken;
    }

    public void Clear() => (first, count, Frames) = (0, 0, 0);

    private void Grow()
    {
        var grown = new Run[runs.Length * 2];
        for (var place = 0; place < count; place++)
            grown[place] = runs[(first + place) & (runs.Length - 1)];
        (runs, first) = (grown, 0);
    }
}
