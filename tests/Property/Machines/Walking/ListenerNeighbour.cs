using Holdover.Machines;
using Holdover.Party;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A worker shows its stream as it is: a generation at a time, whose frames only become more and move on.</summary>
internal sealed class ListenerNeighbour : INeighbour<ListenerState, ListenerDeadline, ListenerData, ListenerInput>
{
    public bool Refine(in Instance<ListenerState, ListenerDeadline, ListenerData> hearer, ref ListenerInput input, Generator generator)
    {
        var known = hearer.Data.Stream;
        if (input.Trigger == ListenerTrigger.StreamBegan)
        {
            var grid = input.Stream.Grid with { Rate = generator.Rate(), Origin = generator.Now.Microseconds };
            input.Stream = new(input.Stream.Request, grid, 2, 0, 0, generator.Number());
        }

        if (input.Trigger == ListenerTrigger.FramesAdded)
        {
            var end = known.End + generator.Number();
            input.Stream = known with { End = end, Coming = Math.Max(known.Coming, end), First = Math.Max(known.First, end - (known.Grid.Rate * 6L)) };
        }

        return true;
    }
}
