using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Tests.Systematic.Party;

/// <summary>A coordinator, one worker at which somebody listens, and a source that answers when it is told to.</summary>
internal sealed class CoordinatorStory
{
    public const int Rate = 48_000;
    public const int ChunkFrames = 960;

    public static readonly ProcessEpoch Worker = new(1);

    private readonly CoordinatorNode node;
    private readonly Outbox<CoordinatorEffect> outbox = new(CoordinatorNode.EffectsMax);
    private readonly List<(MonotonicTime At, CoordinatorEffect Effect)> told = [];

    public CoordinatorStory(CoordinatorSettings? settings = null) => node = new(settings ?? CoordinatorSettings.Default, Dice.Fixed);

    public MonotonicTime Now { get; private set; } = new(1_000_000_000);

    public CoordinatorState State => node.State;

    public SourceEpoch Opening => Last(CoordinatorAction.OpenSource).Source;

    public CoordinatorStory Hear(CoordinatorInput input)
    {
        node.Step(in input, Now, outbox);
        return Take();
    }

    public CoordinatorStory Wait(Duration span)
    {
        var until = Now + span;
        while (node.NextDeadline <= until)
        {
            Now = MonotonicTime.Max(Now, node.NextDeadline);
            node.Tick(Now, outbox);
            Take();
        }

        Now = until;
        return this;
    }

    /// <summary>Somebody listens, the first item is open, and so much of it is decoded.</summary>
    public CoordinatorStory Play(int tracks, int chunks = 3)
    {
        Hear(CoordinatorInput.WorkerJoined(Worker, default, listeners: 1)).Hear(CoordinatorInput.ServeRequested(tracks)).Open();
        for (var chunk = 0; chunk < chunks; chunk++)
            Wait(Duration.Zero).Give();
        Assert.Equal(CoordinatorState.Streaming, State);
        return this;
    }

    public CoordinatorStory Open(bool isSeekable = true) => Hear(CoordinatorInput.SourceOpened(Opening, Rate, 2, isSeekable));

    /// <summary>The source gives what it was asked for last.</summary>
    public CoordinatorStory Give(SourceEpoch? opening = null)
    {
        var asked = Last(CoordinatorAction.Decode);
        return Hear(CoordinatorInput.ChunkDecoded(opening ?? asked.Source, new((int)(asked.From / ChunkFrames), 0, (int)asked.Count, Crc: (uint)asked.From + 1)));
    }

    public CoordinatorEffect[] All(CoordinatorAction action) => [.. told.Where(effect => effect.Effect.Action == action).Select(effect => effect.Effect)];

    public CoordinatorEffect Last(CoordinatorAction action) => All(action)[^1];

    public MonotonicTime TimeOf(CoordinatorAction action) => told.Single(effect => effect.Effect.Action == action).At;

    public CoordinatorStory Is(CoordinatorState state)
    {
        Assert.Equal(state, State);
        return this;
    }

    private CoordinatorStory Take()
    {
        told.AddRange(outbox.Effects.ToArray().Select(effect => (Now, effect)));
        outbox.Clear();
        return this;
    }
}
