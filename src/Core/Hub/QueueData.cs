using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>All that a queue remembers. Large, so an object: a snapshot copies it into another.</summary>
public sealed class QueueData : IEncodable, ICopyable<QueueData>
{
    /// <summary>The track that is cued, or none.</summary>
    public PlayRequestId Live;

    /// <summary>The last one ever cued.</summary>
    public PlayRequestId Minted;

    public RepeatMode Repeat;

    /// <summary>Tracks in a row that could not be played: once none is left that might, the queue stops.</summary>
    public int Failures;

    public Dice Dice;

    public PlayOrder Order { get; } = new();

    public void CopyTo(QueueData other)
    {
        (other.Live, other.Minted, other.Repeat, other.Failures, other.Dice) = (Live, Minted, Repeat, Failures, Dice);
        Order.CopyTo(other.Order);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Live);
        codec.Epoch(ref Minted);
        codec.Value(ref Repeat);
        codec.Count(ref Failures, PlayOrder.TracksMax);
        codec.Dice(ref Dice);
        Order.Encode(ref codec);
    }

    /// <summary>Hands over what outlives the process. What is cued does not, but its number is never used again.</summary>
    internal void EncodeSaved<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Minted);
        codec.Value(ref Repeat);
        codec.Dice(ref Dice);
        Order.Encode(ref codec);
    }
}
