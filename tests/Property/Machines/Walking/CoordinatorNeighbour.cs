using Holdover.Machines;
using Holdover.Party;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>Workers that tell what they hold as they hold it, and a source that gives no more frames than it is asked for.</summary>
internal sealed class CoordinatorNeighbour : INeighbour<CoordinatorState, CoordinatorDeadline, CoordinatorData, CoordinatorInput>
{
    public bool Refine(in Instance<CoordinatorState, CoordinatorDeadline, CoordinatorData> hearer, ref CoordinatorInput input, Generator generator)
    {
        var data = hearer.Data;

        // Persons are patient: else there would be nothing to hear between their words.
        if (input.Trigger is CoordinatorTrigger.PauseCommanded or CoordinatorTrigger.TrackChosen or CoordinatorTrigger.StopRequested && generator.Chance(0.8))
            return false;
        if (input.Trigger == CoordinatorTrigger.WorkerJoined)
        {
            var rate = generator.Rate();
            if (generator.Chance(0.8))
                input.Held.Stand = default;
            input.Held.Grid = new(generator.Now.Microseconds, rate);
            input.Held.Channels = generator.Few();
            input.Held.Track = generator.Few();
            input.Held.Frames = generator.Chance(0.2) ? 0 : rate / 50;
            input.Held.End = rate / 50 * (1 + generator.Below(400));
            input.Held.TrackFirst = rate / 50 * generator.Below((int)(input.Held.End / (rate / 50)));
        }

        // An opening that means well fits what is streamed, and a chunk what is held: else nothing would ever be found again.
        if (input.Trigger == CoordinatorTrigger.SourceOpened && data.Grid.Rate > 0 && generator.Chance(0.8))
            (input.Rate, input.Channels, input.IsSeekable) = (data.Grid.Rate, data.Channels, generator.Chance(0.9));
        if (input.Trigger == CoordinatorTrigger.ChunkDecoded && data.Grid.Rate > 0)
        {
            var left = data.Held.End - data.Held.Frames - data.Next;
            input.Chunk.Frames = (int)(data.Held.CanBeFound && left > 0 ? left : Math.Max(data.Grid.Rate / 50, 1) * generator.Pick([1, 1, 50, 500]));
            input.Chunk.Crc = generator.Chance(0.8) ? data.Held.Crc : input.Chunk.Crc;
        }

        input.Frame = Math.Clamp(input.Frame, 0, Math.Max(data.Ring.End, 0));
        return true;
    }
}
