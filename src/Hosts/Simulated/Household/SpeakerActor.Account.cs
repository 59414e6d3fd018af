using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <content>Half of the speakers have an account: a dealer, whose server is on the same path, and a Disk.</content>
internal sealed partial class SpeakerActor
{
    private const string Account = "anna";

    private Dice diskDice;
    private TextTable texts = new();
    private ConnectionEpoch dealer;

    public SavedOnDisk Disk { get; } = new();

    /// <summary>What its dealer said last.</summary>
    public DealerStatus DealerStatus { get; private set; }

    public bool IsOwned => Number % 4 >= 2;

    private bool IsDealerBlocked => !home.Server.IsAlive || Path.Is(FaultKind.Swallow) || Path.Is(FaultKind.Mute)
        || Path.BlockedUntil(isUp: true) > Now || Path.BlockedUntil(isUp: false) > Now;

    /// <summary>The texts of a new process are numbered in another order: only a file that has them with it can be read.</summary>
    private void BeginOwned()
    {
        texts = new();
        texts.Intern($"process {dice.Below(1_000_000)}");
        var isSaved = Disk.TryRead(texts, broken => home.Break(this, broken), out var saved);
        if (isSaved)
            Step(SavedPlaybackInput.Loaded(in saved, settings.Boot));
        Step(OwnerInput.RunRequested(texts.Intern(Account)));
        Step(OwnerInput.ContextChanged(texts.Intern("breakfast"), texts.Intern("a queue")));
        if (isSaved && Status.Volume != saved.Volume)
            home.Break(this, "who comes back after a kill is as loud as before");
    }

    private void Handle(in SavedPlaybackEffect effect)
    {
        home.Note(Number, effect.Action, effect.Saved.Position);
        if (effect.Action == SavedPlaybackAction.Write)
            Disk.Write(in effect.Saved, texts);
        else if (effect.Action == SavedPlaybackAction.Erase)
            Disk.Erase();
    }

    private void Handle(in DealerEffect effect)
    {
        home.Note(Number, effect.Action, effect.Connection.Value);
        switch (effect.Action)
        {
            case DealerAction.ResolveEndpoint:
                if (!Path.Is(FaultKind.ResolveHangs))
                    AnswerAfterTrip(new(HostAnswerKind.ResolveDealer, effect.Connection));
                break;
            case DealerAction.OpenTransport:
                dealer = effect.Connection;
                AnswerUnlessBlocked(new(HostAnswerKind.DialDealer, effect.Connection));
                break;
            case DealerAction.SendPing:
                AnswerUnlessBlocked(new(HostAnswerKind.Pong, effect.Connection));
                break;
            case DealerAction.PutState:
                AnswerUnlessBlocked(new(HostAnswerKind.Put, effect.Connection) { Registration = effect.Registration });
                break;
            case DealerAction.CloseTransport:
                AnswerUnlessBlocked(new(HostAnswerKind.DealerGoodbye, effect.Connection));
                break;
            case DealerAction.PublishStatus or DealerAction.ReportEnded:
                DealerStatus = effect.Status;
                break;
            case DealerAction.AbortTransport when effect.Connection == dealer:
                dealer = default;
                break;
            default:
                break;
        }
    }

    private void AnswerUnlessBlocked(in HostAnswer answer)
    {
        if (!IsDealerBlocked)
            AnswerAfterTrip(in answer);
    }

    private void AnswerAfterTrip(in HostAnswer answer) => answers.Add(Path.NextDelay() + Path.NextDelay(), answer);

    private void AnswerDealer(in HostAnswer answer)
    {
        var connection = answer.Connection;
        switch (answer.Kind)
        {
            case HostAnswerKind.ResolveDealer:
                Step(Path.Is(FaultKind.ResolveFails) ? DealerInput.ResolveFailed(connection) : DealerInput.EndpointResolved(connection, addresses: 1));
                break;
            case HostAnswerKind.DialDealer when Path.Is(FaultKind.Refuse) || !home.Server.IsAlive:
                Step(DealerInput.TransportFailed(connection));
                break;
            case HostAnswerKind.DialDealer:
                Step(DealerInput.TransportOpened(connection));
                AnswerUnlessBlocked(new(HostAnswerKind.DealerId, connection));
                break;
            case HostAnswerKind.DealerId:
                Step(DealerInput.ConnectionIdReceived(connection, new((int)connection.Value)));
                break;
            case HostAnswerKind.Pong:
                Step(DealerInput.PongReceived(connection));
                break;
            case HostAnswerKind.Put:
                Step(DealerInput.RegistrationAcknowledged(answer.Registration));
                break;
            default:
                LoseDealer(DealerCause.ClosedByPeer);
                break;
        }
    }

    private void LoseDealer(DealerCause cause)
    {
        var lost = dealer;
        dealer = default;
        if (!lost.IsNone())
            Step(DealerInput.TransportClosed(lost, cause));
    }
}
