using Holdover.Machines;
using Holdover.Party;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A coordinator publishes chunks on its grid, now and then one again or with a hole before it, and nobody leaves who has not come.</summary>
internal sealed class WorkerNeighbour : INeighbour<WorkerState, WorkerDeadline, WorkerData, WorkerInput>
{
    public bool Refine(in Instance<WorkerState, WorkerDeadline, WorkerData> hearer, ref WorkerInput input, Generator generator)
    {
        var data = hearer.Data;
        if (input.Trigger == WorkerTrigger.StreamBegan)
        {
            input.Grid = input.Grid with { Origin = generator.Now.Microseconds, Rate = generator.Rate() };
            (input.First, input.Coming) = (generator.Number(), generator.Number() * 2);
        }

        if (input.Trigger == WorkerTrigger.ChunkPublished && data.Grid.Rate > 0)
            input.Chunk.Timestamp = data.Grid.TimestampOf(data.Ring.End + (generator.Chance(0.1) ? generator.Pick([-480, 480]) : 0));
        return input.Trigger != WorkerTrigger.ListenerLeft || data.Listeners > 0;
    }
}
