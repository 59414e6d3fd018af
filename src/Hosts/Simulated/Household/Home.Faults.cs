using Holdover.Hosts.Simulated.Faults;
using Holdover.Hub;

namespace Holdover.Hosts.Simulated.Household;

/// <content>What goes wrong, and what people do.</content>
internal sealed partial class Home
{
    /// <summary>How long after the server was down frames may come again or at another time.</summary>
    private static readonly Machines.Duration Settling = Machines.Duration.FromSeconds(60);

    public void Begin(in Fault fault)
    {
        Note(fault.Speaker, fault.Kind, fault.Length.Microseconds);
        Begun.Add(fault.Kind);
        Left = fault.IsForEver ? fault : Left;
        if (fault.IsOfServer || fault.IsOfHub)
            BeginAtServer(in fault);
        else if (fault.Speaker >= SpeakersCount)
            Foreigners[fault.Speaker - SpeakersCount].Begin(in fault);
        else if (fault.IsOfOwner)
            Want(fault.Kind, Speakers[fault.Speaker]);
        else
            BeginAt(Speakers[fault.Speaker], in fault);
    }

    public void End(in Fault fault)
    {
        if (fault.IsOfServer || fault.IsOfHub)
            EndAtServer(in fault);
        else if (fault.Speaker < SpeakersCount)
            EndAt(Speakers[fault.Speaker], fault.Kind);
        if (fault.Kind == FaultKind.PhonePauses)
            OwnerOf(Speakers[fault.Speaker]).Send(Speakers[fault.Speaker].Bus.Device, Person.Play, 0);
    }

    /// <summary>Whoever has the speaker now; the number is that of the account.</summary>
    public Person OwnerOf(SpeakerActor speaker) => People[Array.IndexOf(Person.Accounts, speaker.Account)];

    /// <summary>What was left broken for ever, if anything was.</summary>
    public Fault? Left { get; private set; }

    /// <summary>Whether who has this number cannot be reached, for ever.</summary>
    public bool IsLeftUnreachable(int number) => Left is { Kind: FaultKind.LeftUnreachable } left && left.Speaker == number;

    private void BeginAt(SpeakerActor speaker, in Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                speaker.ResetConnection();
                break;
            case FaultKind.HalfOpen:
                speaker.LoseConnection();
                break;
            case FaultKind.CardBusy:
                speaker.IsCardBusy = true;
                break;
            case FaultKind.CardUnplugged:
                speaker.Unplug();
                break;
            case FaultKind.CardWedged:
                speaker.WedgeCard(true);
                break;
            case FaultKind.CardStalls:
                speaker.StallCard();
                break;
            case FaultKind.SpeakerKilled or FaultKind.SpeakerRebooted:
                speaker.Kill();
                break;
            case FaultKind.SpeakerSuspended:
                speaker.Path.Begin(FaultKind.Partition, Schedule.Now + fault.Length);
                speaker.Suspend();
                break;
            case FaultKind.LeftUnreachable:
                speaker.Path.Begin(FaultKind.Partition, Schedule.Now + fault.Length);
                break;
            case FaultKind.Pause:
                speaker.Pause(true);
                break;
            case FaultKind.Volume:
                speaker.ChangeVolume();
                break;
            case FaultKind.Close:
                speaker.Close();
                break;
            default:
                speaker.Path.Begin(fault.Kind, Schedule.Now + fault.Length);
                break;
        }
    }

    private static void EndAt(SpeakerActor speaker, FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.CardBusy:
                speaker.IsCardBusy = false;
                break;
            case FaultKind.CardUnplugged:
                speaker.PlugIn();
                break;
            case FaultKind.CardWedged:
                speaker.WedgeCard(false);
                break;
            case FaultKind.SpeakerSuspended:
                speaker.Resume();
                break;
            case FaultKind.SpeakerRebooted:
                speaker.Reboot();
                break;
            case FaultKind.SpeakerKilled or FaultKind.Close:
                speaker.Restart();
                break;
            case FaultKind.Pause or FaultKind.PhonePauses:
                speaker.Pause(false);
                break;
            default:
                break;
        }
    }

    private void BeginAtServer(in Fault fault)
    {
        var until = Schedule.Now + Settling + (fault.IsForEver ? Machines.Duration.Zero : fault.Length);
        if (fault.IsOfServer && fault.Kind != FaultKind.KeeperKilled)
            Array.ForEach(Speakers, speaker => speaker.Ear.UnsureUntil = until);
        switch (fault.Kind)
        {
            case FaultKind.HubKilled:
                Server.Hub.KillSometime();
                break;
            case FaultKind.LeftWithoutHub:
                Server.LoseHub();
                break;
            case FaultKind.LeftWithoutWorker or FaultKind.WorkerKilled or FaultKind.CoordinatorKilled:
                Server.Keeper.Slow(PlaceOf(in fault), fault.Length);
                Server.KillProcess(PlaceOf(in fault));
                break;
            case FaultKind.WorkerHangs or FaultKind.CoordinatorHangs:
                Server.Hang(PlaceOf(in fault));
                break;
            case FaultKind.KeeperKilled:
                Server.Keeper.Kill();
                break;
            default:
                Server.Kill();
                break;
        }
    }

    /// <summary>Which of the server's processes is meant.</summary>
    private static int PlaceOf(in Fault fault) =>
        fault.Kind is FaultKind.WorkerKilled or FaultKind.WorkerHangs or FaultKind.LeftWithoutWorker ? 1 + (fault.Speaker % Server.WorkersCount) : 0;

    private void EndAtServer(in Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.HubKilled:
                Server.Hub.Kill();
                Server.StartHub();
                break;
            case FaultKind.WorkerHangs or FaultKind.CoordinatorHangs:
                Server.WakeUp(PlaceOf(in fault));
                break;
            case FaultKind.WorkerKilled or FaultKind.CoordinatorKilled:
                break;
            case FaultKind.ServerRebooted:
                Server.Reboot();
                Server.Begin();
                break;
            default:
                Server.Begin();
                break;
        }
    }

    /// <summary>What is paused by phone is played again by hand, if the phone's word did not come through.</summary>
    private void Want(FaultKind kind, SpeakerActor speaker)
    {
        var owner = OwnerOf(speaker);
        switch (kind)
        {
            case FaultKind.PhonePauses:
                owner.Send(speaker.Bus.Device, Person.Pause, 0);
                break;
            case FaultKind.PhoneSetsVolume:
                owner.Send(speaker.Bus.Device, Person.Volume, speaker.NextVolume());
                break;
            case FaultKind.PhoneSkips:
                owner.Wish(new(QueueTrigger.TrackAdded, $"track of {speaker.Account}"));
                owner.Wish(new(QueueTrigger.PlayRequested));
                owner.Wish(new(QueueTrigger.NextRequested));
                break;
            case FaultKind.PhoneTransfers:
                owner.Send(speaker.Bus.Device, Person.Transfer, 0);
                break;
            default:
                owner.Send(speaker.Bus.Device, Person.Volume, speaker.NextVolume());
                owner.GiveAway(speaker);
                break;
        }
    }
}
