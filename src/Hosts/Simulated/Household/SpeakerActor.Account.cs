using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Household;

/// <content>Half of the speakers have an account: an end of the bus, and a disk.</content>
internal sealed partial class SpeakerActor
{
    private Dice diskDice;
    private string wantedAccount;
    private ConnectionEpoch fence;
    private ConnectionEpoch receiving;
    private PlayRequestId ended;
    private bool mayEndAgain;

    public SavedOnDisk Disk { get; }

    public BusEnd Bus { get; }

    /// <summary>Whom it serves, or is to.</summary>
    public string Account => wantedAccount;

    public bool IsOwned => IsOwnedBySomebody(Number);

    /// <summary>Whether its owner's people have gone on with another of their devices.</summary>
    public bool IsYielded { get; private set; }

    internal static bool IsOwnedBySomebody(int number) => number % 4 >= 2;

    /// <summary>From now on it is another's, or the same one's with other credentials.</summary>
    public void HandOver(string account)
    {
        if (!IsAlive)
        {
            wantedAccount = account;
            return;
        }

        home.Met.Add(SessionStatus == SessionStatus.Connected ? Situation.HandedOverConnected : Situation.HandedOverDisconnected);
        wantedAccount = account;
        (IsYielded, fence) = (false, opened);
        Bus.ForgetTurn();
        Step(OwnerInput.HandoverRequested(Node.Texts.Intern(account)));
        if (!isPaused)
            Step(PlaybackInput.ResumeRequested());
        if (IsAlive && !IsHung && (queue.Frames > 0 || card is { IsSilent: false }))
            home.Break(this, "after a handover nothing of the old owner is heard");
    }

    /// <summary>Another device of the account is the one that plays.</summary>
    public void Yield()
    {
        home.Met.Add(Situation.Yielded);
        IsYielded = true;
        Step(OwnerInput.TakenOver());
        Step(PlaybackInput.PauseRequested());
    }

    /// <summary>Its owner's people go on with this device. One that has yielded begins anew, if its server does not know.</summary>
    public void TakeOver()
    {
        home.Met.Add(Situation.TakenOver);
        var wasYielded = IsYielded;
        IsYielded = isPaused = false;
        Step(PlaybackInput.ResumeRequested());
        if (wasYielded && Status.Published.Request.IsNone())
            HandOver(wantedAccount);
        Bus.Claim();
    }

    /// <summary>The texts of a new process are numbered in another order: only a file that has them with it can be read.</summary>
    private void BeginOwned()
    {
        var texts = Node.Texts;
        texts.Intern($"process {dice.Below(1_000_000)}");
        Bus.Begin();
        var isSaved = Disk.TryRead(texts, broken => home.Break(this, broken), out var saved);
        var counts = isSaved && saved.Boot == settings.Boot;
        if (isSaved)
            Step(SavedPlaybackInput.Loaded(in saved, settings.Boot));
        Step(OwnerInput.RunRequested(texts.Intern(wantedAccount)));
        if (counts && saved.Account == texts.Intern(wantedAccount) && Status.Volume != saved.Volume)
            home.Break(this, "who comes back after a kill is as loud as before");
        if (!isSaved || counts)
            return;
        home.Met.Add(Situation.SavedOfOtherBoot);
        if (!Disk.IsEmpty)
            home.Break(this, "what was saved under another boot is thrown away");
    }

    private void Handle(in OwnerEffect effect)
    {
        home.Note(Number, effect.Action, effect.Owner.Value);
        if (effect.Action == OwnerAction.PublishOwner)
            Bus.Serve(Node.Texts[effect.Account]);
    }

    private void Handle(in SavedPlaybackEffect effect)
    {
        home.Note(Number, effect.Action, effect.Saved.Position);
        if (effect.Action == SavedPlaybackAction.Write)
            Disk.Write(in effect.Saved, Node.Texts);
        else if (effect.Action == SavedPlaybackAction.Erase)
            Disk.Erase();
        else if (effect.Action == SavedPlaybackAction.Restore && (effect.Saved.Volume, effect.Saved.Intent) != (Status.Published.Volume, Status.Published.Intent))
            home.Break(this, "what a session is given back says how loud the speaker is now, and whether it is to play");
    }

    private void CheckWhoseFrames()
    {
        if (receiving.Value > 0 && receiving.Value <= fence.Value)
            home.Break(this, $"after a handover nothing of the old owner's session reaches the player, and a chunk of {receiving} did");
    }

    /// <summary>Told once, and again only to the next session while nobody has said that they know.</summary>
    private void CheckEnd(PlayRequestId request)
    {
        if (request.Value < ended.Value || (request == ended && !mayEndAgain))
            home.Break(this, $"a play request ends once, and {request} ended after {ended}");
        (ended, mayEndAgain) = (request, false);
    }
}
