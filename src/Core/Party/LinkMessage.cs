using Holdover.Machines;

namespace Holdover.Party;

/// <summary>One thing that a process of a party tells another. Only what its kind names is written.</summary>
public record struct LinkMessage(LinkKind Kind) : IEncodable
{
    public WorkerInput Worker;
    public GroupsEffect Told;
    public GroupsInput Groups;
    public StreamHeld Held;

    /// <summary>With what people are told of an item: which, and its frames; negative if that is not known.</summary>
    public int Track;

    public long Frames;
    public int Listeners;
    public int Workers;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var kind = Kind;
        codec.Value(ref kind);
        Kind = kind;
        switch (kind)
        {
            case LinkKind.Worker:
                Worker.Encode(ref codec);
                break;
            case LinkKind.Told:
                Told.Encode(ref codec);
                break;
            case LinkKind.Groups:
                Groups.Encode(ref codec);
                break;
            case LinkKind.Held:
                Held.Encode(ref codec);
                codec.Count(ref Listeners, ListenerTable.CountMax);
                break;
            case LinkKind.Tags:
                codec.Count(ref Track, TrackQueue.CountMax);
                codec.Value(ref Frames);
                break;
            case LinkKind.Listeners:
                codec.Count(ref Listeners, ListenerTable.CountMax);
                break;
            default:
                codec.Count(ref Listeners, ListenerTable.CountMax * WorkerLinks.CountMax);
                codec.Count(ref Workers, WorkerLinks.CountMax);
                break;
        }
    }
}
