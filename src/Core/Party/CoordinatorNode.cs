using Holdover.Machines;

namespace Holdover.Party;

/// <summary>A coordinator in a process of its own. Its joint rule: <see cref="FramesGoChunkByChunk"/>.</summary>
public sealed class CoordinatorNode : Node<CoordinatorInput, CoordinatorEffect>, IEncodable
{
    private readonly CoordinatorMachine machine;
    private readonly Outbox<CoordinatorEffect> asked = new(EffectsMax);
    private Instance<CoordinatorState, CoordinatorDeadline, CoordinatorData> coordinator;

    public CoordinatorNode(CoordinatorSettings settings, Dice dice)
    {
        machine = new(settings);
        coordinator = machine.Create(dice);
    }

    /// <summary>Effects of one step at most: each worker may be told a whole ring.</summary>
    public static int EffectsMax => ChunkRing.CountMax * (WorkerLinks.CountMax + 2);

    public override MonotonicTime NextDeadline => coordinator.Deadlines.Earliest;

    public CoordinatorState State => coordinator.State;

    /// <summary>Workers that are there.</summary>
    public int Workers => coordinator.Data.Workers.Count;

    public PlayRequestId Request => coordinator.Data.Request;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct => coordinator.Encode(ref codec);

    /// <summary>Makes another node of its kind remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(CoordinatorNode other)
    {
        var memory = other.coordinator.Data;
        other.coordinator = coordinator;
        other.coordinator.Data = memory;
        coordinator.Data.CopyTo(memory);
        other.Rewind(Now);
    }

    protected override void Deliver(in CoordinatorInput input, Outbox<CoordinatorEffect> effects)
    {
        machine.Step(ref coordinator, in input, Now, asked);
        HandOn(effects);
    }

    protected override void TickEarliest(Outbox<CoordinatorEffect> effects)
    {
        machine.TickOnce(ref coordinator, Now, asked);
        HandOn(effects);
    }

    private void HandOn(Outbox<CoordinatorEffect> effects)
    {
        foreach (ref readonly var effect in asked.Effects)
        {
            if (effect.Action == CoordinatorAction.TellFrames)
                FramesGoChunkByChunk(in effect, effects);
            else
                effects.Add(in effect);
        }

        asked.Clear();
    }

    /// <summary>The chunk is what goes through a pipe and is the same for everybody.</summary>
    private void FramesGoChunkByChunk(in CoordinatorEffect told, Outbox<CoordinatorEffect> effects)
    {
        var ring = coordinator.Data.Ring;
        for (var frame = told.From; frame < told.From + told.Count;)
        {
            var chunk = ring.ChunkAt(frame, out var first);
            effects.Add(told with { Action = CoordinatorAction.TellChunk, From = first, Count = chunk.Frames, Chunk = chunk });
            frame = first + chunk.Frames;
        }
    }
}
