using Holdover.Machines;
using Holdover.Party;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A coordinator publishes chunk after chunk without a hole, and nobody leaves who has not come.</summary>
internal sealed class WorkerNeighbour : INeighbour<WorkerState, WorkerDeadline, WorkerData, WorkerInput>
{
    public bool Refine(in Instance<WorkerState, WorkerDeadline, WorkerData> hearer, ref WorkerInput input, Generator generator)
    {
        var data = hearer.Data;
        if (input.Trigger == WorkerTrigger.StreamBegan)
            input.Grid = input.Grid with { Origin = generator.Now.Microseconds, Rate = generator.Rate() };
        if (input.Trigger == WorkerTrigger.ChunkPublished && data.Grid.Rate > 0)
            input.Chunk.Timestamp = data.Grid.TimestampOf(data.Ring.End);
        return input.Trigger != WorkerTrigger.ListenerLeft || data.Listeners > 0;
    }
}
