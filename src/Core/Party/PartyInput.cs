using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What happened to a party: an input of one of its machines.</summary>
public record struct PartyInput(PartyPart Part) : IEncodable
{
    public CoordinatorInput Coordinator;
    public WorkerInput Worker;
    public ListenerInput Listener;
    public GroupsInput Groups;
    public DoorInput Door;
    public GroupsEffect Told;

    public static implicit operator PartyInput(in CoordinatorInput input) => new(PartyPart.Coordinator) { Coordinator = input };

    public static implicit operator PartyInput(in WorkerInput input) => new(PartyPart.Worker) { Worker = input };

    public static implicit operator PartyInput(in ListenerInput input) => new(PartyPart.Listener) { Listener = input };

    public static implicit operator PartyInput(in GroupsInput input) => new(PartyPart.Groups) { Groups = input };

    public static implicit operator PartyInput(in GroupsEffect told) => new(PartyPart.Told) { Told = told };

    public static implicit operator PartyInput(in DoorInput input) => new(PartyPart.Door) { Door = input };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var part = Part;
        codec.Value(ref part);
        Part = part;
        if (part == PartyPart.Coordinator)
            Coordinator.Encode(ref codec);
        else if (part == PartyPart.Worker)
            Worker.Encode(ref codec);
        else if (part == PartyPart.Listener)
            Listener.Encode(ref codec);
        else if (part == PartyPart.Door)
            Door.Encode(ref codec);
        else if (part == PartyPart.Told)
            Told.Encode(ref codec);
        else
            Groups.Encode(ref codec);
    }
}
