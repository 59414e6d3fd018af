namespace Holdover.Hosts.Real.Serving;

/// <summary>What a child says to its keeper, as one datagram: 12 bytes, the place, its process id and the kind.</summary>
internal readonly record struct Beat(int Place, int Process, BeatKind Kind)
{
    public const int Length = 12;

    public static Beat? Read(ReadOnlySpan<byte> datagram) =>
        datagram.Length == Length && BitConverter.ToInt32(datagram[8..]) is >= 0 and <= (int)BeatKind.Failed and var kind
            ? new(BitConverter.ToInt32(datagram), BitConverter.ToInt32(datagram[4..]), (BeatKind)kind)
            : null;

    public byte[] ToDatagram() => [.. BitConverter.GetBytes(Place), .. BitConverter.GetBytes(Process), .. BitConverter.GetBytes((int)Kind)];
}
