namespace Holdover.Machines;

/// <summary>
/// One machine's whole memory: where it is, what it waits for, what it knows. A copy is a snapshot; assigning it back
/// is a restore.
/// </summary>
public struct Instance<TState, TDeadline, TData> : IEncodable
    where TState : unmanaged, Enum
    where TDeadline : unmanaged, Enum
    where TData : IEncodable
{
    public TState State;
    public Deadlines<TDeadline> Deadlines;
    public TData Data;

    /// <summary>Completions that came for an epoch of the past and were dropped.</summary>
    public long StaleDropped;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref State);
        Deadlines.Encode(ref codec);
        codec.Statistic(ref StaleDropped);
        Data.Encode(ref codec);
    }
}
