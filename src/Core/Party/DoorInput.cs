using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What happened at a worker's door.</summary>
public record struct DoorInput(DoorTrigger Trigger) : IInput<DoorTrigger>
{
    /// <summary>Connections of this worker, and of all of them as far as they were told.</summary>
    public int Own;

    public int Total;
    public int Workers;

    /// <summary>The listening socket has a connection for whoever takes it.</summary>
    public static DoorInput NewcomerWaits() => new(DoorTrigger.NewcomerWaits);

    /// <param name="total">Connections of all workers together.</param>
    /// <param name="workers">How many workers there are.</param>
    public static DoorInput SharesTold(int total, int workers) => new(DoorTrigger.SharesTold) { Total = total, Workers = workers };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Value(ref Own);
        codec.Value(ref Total);
        codec.Value(ref Workers);
    }
}
