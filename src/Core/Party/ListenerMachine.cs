using Holdover.Machines;

using static Holdover.Party.ListenerTrigger;

namespace Holdover.Party;

/// <summary>
/// One listener's connection: its greeting, where in the stream it begins, and how fast it is filled. A listener that
/// says where it stands goes on exactly there.
/// </summary>
public sealed class ListenerMachine
    : Machine<ListenerState, ListenerTrigger, ListenerDeadline, ListenerData, ListenerInput, ListenerEffect>
{
    private const string NotYet = "it has not introduced itself";
    private const string NoStream = "there is no stream";
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
        ConfigureWaiting();
        ConfigurePriming();
        ConfigureStreaming();
        ConfigureClosed();
    }

    public override Instance<ListenerState, ListenerDeadline, ListenerData> Create(Dice dice) => default;

    public override ListenerTrigger Elapsed(ListenerDeadline deadline) => deadline switch
    {
        ListenerDeadline.Hello => HelloTimedOut,
        ListenerDeadline.State => StateTimedOut,
        ListenerDeadline.Clock => ClockTimedOut,
        _ => SendDue,
    };

    protected override bool IsCurrent(in ListenerInput input) =>
        input.Trigger == Connected || input.Connection.IsNone() || input.Connection == Data.Connection;

    private void ConfigureGreeting() => Table.Configure(ListenerState.Greeting)
        .InternalTransition(Connected, Begin)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.Hello))
        .Permit(HelloReceived, ListenerState.Introducing)
        .Permit(HelloTimedOut, ListenerState.Closed)
        .Permit(Disconnected, ListenerState.Closed)
        .InternalTransition(StreamBegan, RememberStream)
        .InternalTransition(FramesAdded, RememberStream)
        .InternalTransition(StreamEnded, ForgetStream)
        .Ignore(NotYet, StateReceived, ClockProbed)
        .Impossible(NoSuchDeadline, StateTimedOut, ClockTimedOut, SendDue);

    private void ConfigureIntroducing() => Table.Configure(ListenerState.Introducing)
        .OnEntry(Greet)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.State))
        .InternalTransition(ClockProbed, AnswerClock)
        .PermitIf(StateReceived, ListenerState.Priming, () => HasStream, "a stream")
        .PermitIf(StateReceived, ListenerState.Waiting, () => !HasStream, NoStream)
        .PermitIf(StateTimedOut, ListenerState.Priming, () => HasStream, "a stream")
        .PermitIf(StateTimedOut, ListenerState.Waiting, () => !HasStream, NoStream)
        .Permit(Disconnected, ListenerState.Closed)
        .InternalTransition(StreamBegan, RememberStream)
        .InternalTransition(FramesAdded, RememberStream)
        .InternalTransition(StreamEnded, ForgetStream)
        .Ignore(Once, Connected, HelloReceived)
        .Impossible(NoSuchDeadline, HelloTimedOut, ClockTimedOut, SendDue);

    private void ConfigureWaiting() => Table.Configure(ListenerState.Waiting)
        .OnEntryFrom(StreamEnded, EndStream)
        .OnEntryFrom(StateReceived, TellThatItIsOver)
        .OnEntryFrom(StateTimedOut, TellThatItIsOver)
        .InternalTransition(ClockProbed, AnswerClock)
        .Permit(StreamBegan, ListenerState.Priming)
        .Permit(Disconnected, ListenerState.Closed)
        .Ignore(NoStream, FramesAdded, StreamEnded)
        .Ignore("nothing in it decides anything here", StateReceived)
        .Ignore(Once, Connected, HelloReceived)
        .Impossible(NoSuchDeadline, HelloTimedOut, StateTimedOut, ClockTimedOut, SendDue);

    private void ConfigurePriming() => Table.Configure(ListenerState.Priming)
        .OnEntryFrom(StreamBegan, RememberStream)
        .OnEntry(Prime)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.Clock))
        .InternalTransition(ClockProbed, AnswerClock)
        .PermitReentry(StreamBegan)
        .InternalTransition(FramesAdded, PrimeMore)
        .Permit(ClockTimedOut, ListenerState.Streaming)
        .Permit(StreamEnded, ListenerState.Waiting)
        .Permit(Disconnected, ListenerState.Closed)
        .Ignore("nothing in it decides anything here", StateReceived)
        .Ignore(Once, Connected, HelloReceived)
        .Impossible(NoSuchDeadline, HelloTimedOut, StateTimedOut, SendDue);

    private void ConfigureStreaming() => Table.Configure(ListenerState.Streaming)
        .OnEntry(CatchUp)
        .OnExit(() => Deadlines.Disarm(ListenerDeadline.Send))
        .InternalTransition(ClockProbed, AnswerClock)
        .InternalTransition(FramesAdded, Follow)
        .InternalTransition(SendDue, CatchUp)
        .Permit(StreamBegan, ListenerState.Priming)
        .Permit(StreamEnded, ListenerState.Waiting)
        .Permit(Disconnected, ListenerState.Closed)
        .Ignore("nothing in it decides anything here", StateReceived)
        .Ignore(Once, Connected, HelloReceived)
        .Impossible(NoSuchDeadline, HelloTimedOut, StateTimedOut, ClockTimedOut);

    private void ConfigureClosed() => Table.Configure(ListenerState.Closed)
        .OnEntry(Close)
        .Ignore(Gone, Connected, HelloReceived, StateReceived, ClockProbed, StreamBegan, FramesAdded, StreamEnded, Disconnected)
        .Impossible(NoSuchDeadline, HelloTimedOut, StateTimedOut, ClockTimedOut, SendDue);

    private bool HasStream => !Data.Stream.Request.IsNone();

    private void Begin()
    {
        Data.Connection = Input.Connection;
        ArmIn(ListenerDeadline.Hello, settings.HelloMax);
    }

    private void Greet()
    {
        Data.Client = Input.Client;
        Data.ReceivedUntil = Input.ReceivedUntil;
        Data.SaysWhereItStands = Input.SaysWhereItStands;
        Send(ListenerAction.SendHello);
        ArmIn(ListenerDeadline.State, settings.StateMax);
    }

    private void AnswerClock()
    {
        Emit(new(ListenerAction.AnswerClock)
        {
            Connection = Data.Connection, ClientTransmitted = Input.ClientTransmitted, Received = Input.Received,
        });
        Data.Probes = Math.Min(Data.Probes + 1, settings.ClockProbes);
        if (Data.Probes == settings.ClockProbes && Deadlines.IsArmed(ListenerDeadline.Clock))
            ArmIn(ListenerDeadline.Clock, Duration.Zero);
    }

    private void RememberStream() => Data.Stream = Input.Stream;

    private void ForgetStream() => Data.Stream = default;

    private void Prime()
    {
        var resumes = Data.SaysWhereItStands && Data.Stream.Holds(Data.ReceivedUntil);
        Data.Next = resumes ? Data.Stream.Grid.FrameAt(Data.ReceivedUntil) : FloorFrame();
        Send(ListenerAction.SendStreamStart);
        if (Data.SaysWhereItStands && !resumes)
            Send(ListenerAction.SendStreamClear);
        Data.SaysWhereItStands = false;
        Data.PrimedUntil = Data.Next + Data.Stream.Grid.FramesIn(settings.Prime);
        SendUpTo(Data.PrimedUntil);
        ArmIn(ListenerDeadline.Clock, Data.Probes >= settings.ClockProbes ? Duration.Zero : settings.ClockMax);
    }

    private void PrimeMore()
    {
        RememberStream();
        SendUpTo(Data.PrimedUntil);
    }

    /// <summary>The first frame that a newcomer can make, or the oldest that is held if even that is later.</summary>
    private long FloorFrame()
    {
        var floor = Data.Stream.Grid.FramesDueBy((Now + settings.Floor).Microseconds);
        return Math.Clamp(floor, Data.Stream.First, Data.Stream.End);
    }

    /// <summary>At the edge of the stream every portion is sent when it is there; behind it, no faster than the factor.</summary>
    private void Follow()
    {
        RememberStream();
        if (!Deadlines.IsArmed(ListenerDeadline.Send))
            CatchUp();
    }

    private void CatchUp()
    {
        var portion = Data.Stream.Grid.FramesIn(settings.Portion);
        SendUpTo(Data.Next + portion);
        if (Data.Next < Data.Stream.End)
            ArmIn(ListenerDeadline.Send, settings.Portion / settings.CatchUpFactor);
    }

    private void SendUpTo(long end)
    {
        Invariant.Holds(Data.Next <= Data.Stream.End);
        if (Data.Next < Data.Stream.First)
            Data.Next = Data.Stream.First;
        var count = Math.Min(end, Data.Stream.End) - Data.Next;
        if (count <= 0)
            return;
        Emit(new(ListenerAction.SendFrames) { Connection = Data.Connection, Request = Data.Stream.Request, Grid = Data.Stream.Grid, From = Data.Next, Count = count });
        Data.Next += count;
        Data.FramesSent += count;
    }

    /// <summary>It says where it stands in a stream, and there is none: it was away when the stream ended.</summary>
    private void TellThatItIsOver()
    {
        if (Data.SaysWhereItStands)
            Send(ListenerAction.SendStreamEnd);
        Data.SaysWhereItStands = false;
    }

    private void EndStream()
    {
        Send(ListenerAction.SendStreamEnd);
        ForgetStream();
    }

    private void Send(ListenerAction action) =>
        Emit(new(action) { Connection = Data.Connection, Request = Data.Stream.Request, Grid = Data.Stream.Grid, Channels = Data.Stream.Channels });

    private void Close()
    {
        Deadlines.DisarmAll();
        Emit(new(ListenerAction.Close) { Connection = Data.Connection });
    }
}
