using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What workers are told of the stream, and who is to hear it.</content>
internal sealed partial class PartyWorld
{
    public const string PublishedInTime = "what no worker was told of before can still be heard";

    /// <summary>Whether a listener heard, or will, all that its worker was told in time since it came.</summary>
    public bool HearsStream(int listener) => Body.Ears[listener].Hears(Body.Seats[Body.Ears[listener].Worker].PublishedUntil);

    /// <summary>Whether the last frame of the source was heard, or nobody can ask for that: the source is not what it was, or there was silence while there was no coordinator.</summary>
    public bool HeardLast(int listener) => Body.Ears[listener] is { HeardLast: true } or { WasAlone: true } || Body.CannotSeek || Body.HasChanged;

    private void NotePublished(in CoordinatorEffect effect)
    {
        var next = (int)effect.From + effect.Chunk.Frames;
        if (next > Body.PublishedNext && new MonotonicTime(effect.Chunk.Timestamp) < Now)
            Break(PublishedInTime);
        Body.PublishedNext = Math.Max(Body.PublishedNext, next);
    }

    /// <summary>Who is connected when its worker hears, of the newest coordinator, of a chunk that can still be made is to hear it.</summary>
    private void NoteHeard(int worker, in WorkerInput heard)
    {
        ref var until = ref Body.Seats[worker].PublishedUntil;
        if (heard.Coordinator != Body.CoordinatorLast)
            return;
        if (heard.Trigger == WorkerTrigger.StreamBegan)
            until = MonotonicTime.None;
        var timestamp = new MonotonicTime(heard.Chunk.Timestamp);
        if (heard.Trigger != WorkerTrigger.ChunkPublished || timestamp < Now)
            return;
        until = MonotonicTime.Max(until, timestamp + rules.Coordinator.Chunk);
        ExpectAt(worker, timestamp);
    }

    private void ExpectAt(int worker, MonotonicTime timestamp)
    {
        for (var place = 0; place < rules.Own.Count; place++)
        {
            ref var ear = ref Body.Ears[place];
            if (ear.Worker == worker)
                (ear.HeardStream, ear.CameLate) = (false, ear.CameLate && timestamp < Now + rules.Listener.Floor);
        }
    }

    private void NoteSilence()
    {
        for (var place = 0; place < rules.Own.Count && Body.CoordinatorProcess.IsNone(); place++)
            Body.Ears[place].WasAlone |= !Body.Ears[place].IsPlaying(Now);
    }
}
