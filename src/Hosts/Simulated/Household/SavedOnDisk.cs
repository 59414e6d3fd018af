using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Storage;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A speaker's file of what it saved: it outlives the speaker, but for what a kill cut of its writing.</summary>
internal sealed class SavedOnDisk(Counts<Situation> met)
{
    private byte[]? file;
    private SavedPlayback whole;
    private bool isCut;

    public bool IsEmpty => file is null;

    public void Write(in SavedPlayback saved, TextTable texts) => (file, whole, isCut) = (SavedPlaybackFile.Write(saved, texts), saved, false);

    public void Erase() => file = null;

    /// <summary>The speaker is killed: some time after its last writing, or in it.</summary>
    public void Cut(ref Dice dice)
    {
        var (isInWriting, share) = (dice.Below(2) == 0, dice.Below(1_000));
        if (file is null || !isInWriting)
            return;
        file = file[..(int)(file.Length * share / 1_000)];
        isCut = true;
    }

    /// <summary>What a new process reads; false if there is nothing, or nothing that can be taken, which is thrown away. A promise is broken if that is not all that was written.</summary>
    public bool TryRead(TextTable texts, Action<string> broken, out SavedPlayback saved)
    {
        saved = default;
        if (file is null)
            return false;
        var fault = SavedPlaybackFile.TryRead(file, texts, out saved);
        if (fault == SealFault.None == isCut)
            broken($"what was saved is read whole or refused: its file {(isCut ? "was cut" : "is whole")} and is {fault}");
        else if (!isCut && saved != whole with { Account = saved.Account, Group = saved.Group, Context = saved.Context })
            broken("what was saved is read as it was written");
        if (fault == SealFault.None)
        {
            met.Add(Situation.SavedTaken);
            return true;
        }

        met.Add(Situation.SavedRefused);
        Erase();
        return false;
    }
}
