using System.Diagnostics.CodeAnalysis;

using Holdover.Machines;
using Holdover.Storage;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A file that is written whole, and may be found cut by whoever reads it after its writer's end.</summary>
/// <param name="name">What it is called where a promise is broken.</param>
internal sealed class DiskFile(string name)
{
    private byte[]? bytes;

    public bool IsCut { get; private set; }

    [MemberNotNullWhen(false, nameof(bytes))]
    public bool IsEmpty => bytes is null;

    public ReadOnlySpan<byte> Bytes => bytes;

    public void Write(byte[] content) => (bytes, IsCut) = (content, false);

    public void Erase() => (bytes, IsCut) = (null, false);

    /// <summary>Its writer ends: some time after the last writing, or in it.</summary>
    public void Cut(ref Dice dice)
    {
        var (isInWriting, share) = (dice.Below(2) == 0, dice.Below(1_000));
        if (IsEmpty || !isInWriting)
            return;
        bytes = bytes[..(int)(bytes.Length * share / 1_000)];
        IsCut = true;
    }

    /// <summary>What was written is read whole or refused: whether it was taken, or else it is thrown away.</summary>
    public bool IsTaken(SealFault fault, Action<string> broken)
    {
        if (fault == SealFault.None == IsCut)
            broken($"{name} is read whole or refused: it {(IsCut ? "was cut" : "is whole")} and is {fault}");
        if (fault == SealFault.None)
            return true;
        Erase();
        return false;
    }
}
