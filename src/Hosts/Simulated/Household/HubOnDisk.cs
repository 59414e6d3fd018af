using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// The hub's file, written beside the one before it and put in its place: a kill leaves one of the two, whole. Only where
/// the power goes may what was written last be found cut.
/// </summary>
internal sealed class HubOnDisk(Counts<Situation> met)
{
    private readonly DiskFile file = new("what the hub wrote");

    public void Write(HubNode hub, HubTexts texts) => file.Write(HubFile.Write(hub, texts));

    /// <summary>The computer is switched off, some time after the last writing, or before all of it was on the disk.</summary>
    public void LosePower(ref Dice dice) => file.Cut(ref dice);

    /// <summary>What a new process reads; false if there is nothing, or nothing that can be taken. A promise is broken if that is not all that was written.</summary>
    public bool TryRead(HubNode hub, HubTexts texts, Action<string> broken)
    {
        if (file.IsEmpty)
            return false;
        var isTaken = file.IsTaken(HubFile.TryRead(file.Bytes, hub, texts), broken);
        met.Add(isTaken ? Situation.HubFileTaken : Situation.HubFileRefused);
        return isTaken;
    }
}
