using Holdover.Endpoint;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A speaker's file of what it saved: it outlives the speaker, but for what a kill cut of its writing.</summary>
internal sealed class SavedOnDisk(Counts<Situation> met)
{
    private readonly DiskFile file = new("what was saved");
    private SavedPlayback whole;

    public bool IsEmpty => file.IsEmpty;

    public void Write(in SavedPlayback saved, TextTable texts)
    {
        file.Write(SavedPlaybackFile.Write(saved, texts));
        whole = saved;
    }

    public void Erase() => file.Erase();

    /// <summary>The speaker is killed: some time after its last writing, or in it.</summary>
    public void Cut(ref Dice dice) => file.Cut(ref dice);

    /// <summary>What a new process reads; false if there is nothing, or nothing that can be taken, which is thrown away. A promise is broken if that is not all that was written.</summary>
    public bool TryRead(TextTable texts, Action<string> broken, out SavedPlayback saved)
    {
        saved = default;
        if (file.IsEmpty)
            return false;
        var isTaken = file.IsTaken(SavedPlaybackFile.TryRead(file.Bytes, texts, out saved), broken);
        if (isTaken && saved != whole with { Account = saved.Account, Group = saved.Group, Context = saved.Context })
            broken("what was saved is read as it was written");
        met.Add(isTaken ? Situation.SavedTaken : Situation.SavedRefused);
        return isTaken;
    }
}
