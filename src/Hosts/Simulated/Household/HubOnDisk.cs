using Holdover.Hub;
using Holdover.Machines;
using Holdover.Storage;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// The hub's file, written beside the one before it and put in its place: a kill leaves one of the two, whole. Only where
/// the power goes may what was written last be found cut.
/// </summary>
internal sealed class HubOnDisk(Counts<Situation> met)
{
    private byte[]? file;
    private bool isCut;

    public void Write(HubNode hub, HubTexts texts) => (file, isCut) = (HubFile.Write(hub, texts), false);

    /// <summary>The computer is switched off, some time after the last writing, or before all of it was on the disk.</summary>
    public void LosePower(ref Dice dice)
    {
        var (isInWriting, share) = (dice.Below(2) == 0, dice.Below(1_000));
        if (file is null || !isInWriting)
            return;
        file = file[..(int)(file.Length * share / 1_000)];
        isCut = true;
    }

    /// <summary>What a new process reads; false if there is nothing, or nothing that can be taken. A promise is broken if that is not all that was written.</summary>
    public bool TryRead(HubNode hub, HubTexts texts, Action<string> broken)
    {
        if (file is null)
            return false;
        var fault = HubFile.TryRead(file, hub, texts);
        if (fault == SealFault.None == isCut)
            broken($"what the hub wrote is read whole or refused: its file {(isCut ? "was cut" : "is whole")} and is {fault}");
        if (fault == SealFault.None)
        {
            met.Add(Situation.HubFileTaken);
            return true;
        }

        met.Add(Situation.HubFileRefused);
        (file, isCut) = (null, false);
        return false;
    }
}
