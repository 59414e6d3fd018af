using Holdover.Machines;

using static Holdover.Party.ListenerTrigger;

namespace Holdover.Party;

/// <summary>
/// One listener's connection: its greeting, where in the stream it begins, and how fast it is filled. A listener of
/// which it is known where it stands goes on exactly there; any other forgets what it has first.
/// </summary>
public sealed partial class ListenerMachine
    : Machine<ListenerState, ListenerTrigger, ListenerDeadline, ListenerData, ListenerInput, ListenerEffect>
{
    private const string NotYet = "it has not introduced itself";
    private const string NoStream = "there is no stream";
    private const string NoAudio = "it was sent no audio";
    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string Once = "it counts once";
    private const string Gone = "the listener is gone";

    private readonly ListenerSettings settings;

    public ListenerMachine()
        : this(ListenerSettings.Default)
    {
    }

    public ListenerMachine(ListenerSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureGreeting();
        ConfigureIntroducing();
        ConfigureListening();
        ConfigureWaiting();
        ConfigurePriming();
        ConfigureStreaming();
        ConfigureClosed();
    }

    public override Instance<ListenerState, ListenerDeadline, ListenerData> Create(Dice dice) => new() { Data = new() { Needs = ListenerNeeds.Unsaid } };

    public override ListenerTrigger Elapsed(ListenerDeadline deadline) => deadline switch
    {
        ListenerDeadline.Hello => HelloTimedOut,
        ListenerDeadline.State => StateTimedOut,
        ListenerDeadline.Clock => ClockTimedOut,
        ListenerDeadline.Slow => SlowTimedOut,
        _ => SendDue,
    };

    protected override bool IsCurrent(in ListenerInput input) =>
        input.Trigger == Connected || input.Connection.IsNone() || input.Connection == Data.Connection;

    private void ConfigureGreeting() => Present(ListenerState.Greeting)
        .InternalTransition(Connected, Begin)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.Hello))
        .Permit(HelloReceived, ListenerState.Introducing)
        .Permit(HelloTimedOut, ListenerState.Closed)
        .InternalTransition(StreamBegan, RememberStream)
        .InternalTransition(FramesAdded, RememberStream)
        .InternalTransition(StreamEnded, ForgetStream)
        .Ignore(NotYet, StateReceived, ClockProbed, FormatRequested)
        .Ignore(NoAudio, Blocked, Drained)
        .Impossible(NoSuchDeadline, StateTimedOut, ClockTimedOut, SendDue, SlowTimedOut);

    private void ConfigureIntroducing() => Present(ListenerState.Introducing)
        .OnEntry(Greet)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.State))
        .InternalTransition(ClockProbed, AnswerClock)
        .InternalTransition(FormatRequested, TakeFormat)
        .PermitIf(StateReceived, ListenerState.Priming, () => HasStream, "a stream")
        .PermitIf(StateReceived, ListenerState.Waiting, () => !HasStream, NoStream)
        .PermitIf(StateTimedOut, ListenerState.Priming, () => HasStream, "a stream")
        .PermitIf(StateTimedOut, ListenerState.Waiting, () => !HasStream, NoStream)
        .InternalTransition(StreamBegan, RememberStream)
        .InternalTransition(FramesAdded, RememberStream)
        .InternalTransition(StreamEnded, ForgetStream)
        .Ignore(Once, Connected, HelloReceived)
        .Ignore(NoAudio, Blocked, Drained)
        .Impossible(NoSuchDeadline, HelloTimedOut, ClockTimedOut, SendDue, SlowTimedOut);

    private void ConfigureListening() => Present(ListenerState.Listening)
        .InternalTransition(ClockProbed, AnswerClock)
        .InternalTransition(StateReceived, TakeNeeds)
        .InternalTransition(FormatRequested, TakeFormat)
        .InternalTransition(Blocked, Block)
        .Permit(SlowTimedOut, ListenerState.Closed)
        .Ignore(Once, Connected, HelloReceived)
        .Impossible(NoSuchDeadline, HelloTimedOut, StateTimedOut);

    private void ConfigureWaiting() => Table.Configure(ListenerState.Waiting)
        .SubstateOf(ListenerState.Listening)
        .OnEntryFrom(StateReceived, TakeNeeds)
        .OnEntryFrom(StreamEnded, EndStream)
        .OnEntry(TellThatItIsOver)
        .Permit(StreamBegan, ListenerState.Priming)
        .InternalTransition(StreamEnded, LearnThatItIsOver)
        .InternalTransition(Drained, Unblock)
        .Ignore(NoStream, FramesAdded)
        .Impossible(NoSuchDeadline, ClockTimedOut, SendDue);

    private void ConfigurePriming() => Table.Configure(ListenerState.Priming)
        .SubstateOf(ListenerState.Listening)
        .OnEntryFrom(StateReceived, TakeNeeds)
        .OnEntryFrom(StreamBegan, RememberStream)
        .OnEntry(Prime)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.Clock))
        .PermitReentry(StreamBegan)
        .InternalTransition(FramesAdded, PrimeMore)
        .InternalTransition(Drained, PrimeAgain)
        .Permit(ClockTimedOut, ListenerState.Streaming)
        .Permit(StreamEnded, ListenerState.Waiting)
        .Impossible(NoSuchDeadline, SendDue);

    private void ConfigureStreaming() => Table.Configure(ListenerState.Streaming)
        .SubstateOf(ListenerState.Listening)
        .OnEntry(CatchUp)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.Send))
        .InternalTransition(FramesAdded, Follow)
        .InternalTransition(SendDue, CatchUp)
        .InternalTransition(Drained, CatchUpAgain)
        .Permit(StreamBegan, ListenerState.Priming)
        .Permit(StreamEnded, ListenerState.Waiting)
        .Impossible(NoSuchDeadline, ClockTimedOut);

    private void ConfigureClosed() => Table.Configure(ListenerState.Closed)
        .OnEntryFrom(SlowTimedOut, () => Send(ListenerAction.ReportSlow))
        .OnEntry(Close)
        .Ignore(Gone, Connected, HelloReceived, StateReceived, ClockProbed, FormatRequested, StreamBegan, FramesAdded, StreamEnded, Blocked, Drained, Superseded, Disconnected)
        .Impossible(NoSuchDeadline, HelloTimedOut, StateTimedOut, ClockTimedOut, SendDue, SlowTimedOut);

    private StateMachine<ListenerState, ListenerTrigger>.StateConfiguration Present(ListenerState state) => Table.Configure(state)
        .Permit(Superseded, ListenerState.Closed)
        .Permit(Disconnected, ListenerState.Closed);

    private bool HasStream => !Data.Stream.Request.IsNone();

    private void Begin()
    {
        Data.Connection = Input.Connection;
        ArmIn(ListenerDeadline.Hello, settings.HelloMax);
    }

    private void Greet()
    {
        (Data.Client, Data.Until, Data.Stand, Data.Capacity, Data.Codecs) = (Input.Client, Input.Until, Input.Stand, Input.Capacity, Input.Codecs);
        Send(ListenerAction.SendHello);
        ArmIn(ListenerDeadline.State, settings.StateMax);
    }

    private void TakeNeeds() => Data.Needs = Data.Needs.With(in Input.Needs);

    private void TakeFormat() => Data.Codecs = Input.Codecs;

    private void AnswerClock()
    {
        if (!Input.IsAnswered)
        {
            Emit(new(ListenerAction.AnswerClock)
            {
                Connection = Data.Connection, ClientTransmitted = Input.ClientTransmitted, Received = Input.Received,
            });
        }

        Data.Probes = Math.Min(Data.Probes + 1, settings.ClockProbes);
        if (Data.Probes == settings.ClockProbes && Deadlines.IsArmed(ListenerDeadline.Clock))
            ArmIn(ListenerDeadline.Clock, Duration.Zero);
    }

    private void RememberStream() => (Data.Stream, Data.IsSilent) = (Input.Stream, false);

    private void ForgetStream() => (Data.Stream, Data.IsSilent) = (default, true);

    private void Send(ListenerAction action) =>
        Emit(new(action) { Connection = Data.Connection, Request = Data.Stream.Request, Grid = Data.Stream.Grid, Channels = Data.Stream.Channels, Codec = Data.Codec });

    private void Close()
    {
        Deadlines.DisarmAll();
        if (Data.Client != TextId.None)
            Emit(new(ListenerAction.ForgetMark) { Connection = Data.Connection, Client = Data.Client });
        Emit(new(ListenerAction.Close) { Connection = Data.Connection });
    }
}
