using Holdover.Machines;
using Holdover.Supervisor;

using static Holdover.Supervisor.SupervisorInput;

namespace Holdover.Tests.Property.Supervisor;

/// <summary>Lets one case happen, and holds the supervisor to what the model of its host allows.</summary>
internal sealed class SupervisorStory
{
    /// <summary>One exit code in many is 0, or supervision never lasts.</summary>
    private const int FinishingPick = 1;

    private static readonly ProcessSignal[] Ending = [ProcessSignal.Interrupt, ProcessSignal.Terminate, ProcessSignal.Quit];

    private readonly SupervisorCase story;
    private readonly SupervisorMachine machine;
    private readonly ModelHost host;
    private readonly Outbox<SupervisorEffect> outbox = new();
    private Instance<SupervisorState, SupervisorDeadline, SupervisorData> instance;
    private MonotonicTime now = new(1_000_000_000);

    public SupervisorStory(SupervisorCase story)
    {
        this.story = story;
        machine = new(story.Settings);
        host = new(story.Settings, Met);
        instance = machine.Create(new(story.Seed));
    }

    /// <summary>What this story met, by name: a law proves nothing about what its cases never do.</summary>
    public SortedSet<string> Met { get; } = new(StringComparer.Ordinal);

    public SupervisorStory Run()
    {
        foreach (var command in story.Commands)
        {
            Do(command);
            EveryWaitEnds();
        }

        return this;
    }

    private void Do(SupervisorCommand command)
    {
        var pick = command.Pick;
        switch (command.What)
        {
            case SupervisorCommand.Kind.Start:
                Say(StartRequested());
                break;
            case SupervisorCommand.Kind.Stop:
                Met.Add($"a stop while {instance.State}");
                Say(StopRequested(Ending[pick % Ending.Length]));
                break;
            case SupervisorCommand.Kind.Signal:
                Say(SignalReceived(new(10 + (pick % 4))));
                break;
            case SupervisorCommand.Kind.Tick when instance.Deadlines.Earliest != MonotonicTime.Never:
                PassTo(MonotonicTime.Max(now, instance.Deadlines.Earliest));
                break;
            case SupervisorCommand.Kind.Oversleep:
                Met.Add(instance.Deadlines.Earliest < now + command.Span ? "a deadline that fires late" : "a tick for nothing");
                PassTo(now + command.Span);
                break;
            case SupervisorCommand.Kind.Live when host.IsUp:
                Live(command.Span);
                break;
            case SupervisorCommand.Kind.AnswerLate when host.Past.Count > 0:
                AnswerLate(host.Past[pick % host.Past.Count], pick);
                break;
            default:
                Answer(command.What, pick);
                break;
        }
    }

    private void Answer(SupervisorCommand.Kind what, int pick)
    {
        switch (what)
        {
            case SupervisorCommand.Kind.GrantDevice when !host.Probe.IsNone():
                Say(ProbeSucceeded(host.Probe));
                break;
            case SupervisorCommand.Kind.RefuseDevice when !host.Probe.IsNone():
                Say(ProbeFailed(host.Probe, new(ProbeFault.Busy + (pick % 3), 16, new(100 + (pick % 2), 1))));
                break;
            case SupervisorCommand.Kind.FindLookAlike when !host.Search.IsNone():
                Met.Add(FactsOf(pick) == FactsOf(0) ? "a leftover" : "a look-alike");
                Say(StaleFound(host.Search, new(100 + pick, 1), FactsOf(pick)));
                break;
            case SupervisorCommand.Kind.EndSearch when !host.Search.IsNone():
                Say(NoneStale(host.Search));
                break;
            case SupervisorCommand.Kind.Spawned when !host.Child.IsNone() && !host.IsUp:
                Say(Spawned(host.Child));
                break;
            case SupervisorCommand.Kind.SpawnFailed when !host.Child.IsNone() && !host.IsUp:
                Say(SpawnFailed(host.Child, 2));
                break;
            case SupervisorCommand.Kind.Beat when host.IsUp:
                Say(HeartbeatReceived(host.Child));
                break;
            case SupervisorCommand.Kind.Exit when host.IsUp:
                Say(Exited(host.Child, pick == FinishingPick ? 0 : 1));
                break;
        }
    }

    /// <summary>All facts of a leftover for 0; for 1 to 31 at least one that spares it.</summary>
    private static StaleFacts FactsOf(int pick) =>
        new((pick & 1) == 0, (pick & 2) == 0, (pick & 4) == 0, (pick & 8) == 0, (pick & 16) != 0);

    private void Live(Duration span)
    {
        for (var end = now + span; now < end && host.IsUp;)
        {
            PassTo(MonotonicTime.Min(end, now + SupervisorSettings.UsualHeartbeat));
            if (host.IsUp)
                Say(HeartbeatReceived(host.Child));
        }
    }

    private void AnswerLate(ProcessEpoch past, int pick)
    {
        SupervisorInput[] answers =
        [
            ProbeSucceeded(past), ProbeFailed(past, default), StaleFound(past, new(1, 1), FactsOf(0)), NoneStale(past),
            Spawned(past), SpawnFailed(past, 2), HeartbeatReceived(past), Exited(past, 0),
        ];
        var before = instance;
        machine.Step(ref instance, in answers[pick % answers.Length], now, outbox);
        Assert.Equal(0, outbox.Count);
        before.StaleDropped++;
        Assert.Equal(Exact(ref before), Exact(ref instance));
        Met.Add("an answer to a question of the past");
    }

    private void Say(SupervisorInput input)
    {
        host.Hears(in input, now);
        machine.Step(ref instance, in input, now, outbox);
        Drain();
    }

    private void PassTo(MonotonicTime to)
    {
        now = to;
        host.Ticked(now);
        machine.Tick(ref instance, now, outbox);
        Drain();
    }

    private void Drain()
    {
        foreach (ref readonly var effect in outbox.Effects)
            host.IsAsked(in effect, now);
        outbox.Clear();
    }

    /// <summary>Nothing is waited for without an end, but for the exit of a child that never says that it lives.</summary>
    private void EveryWaitEnds()
    {
        var state = instance.State;
        var waits = state is not (SupervisorState.Idle or SupervisorState.Running or SupervisorState.Stopped);
        var beats = state == SupervisorState.Running && story.Heartbeat;
        Assert.True(instance.Deadlines.Earliest != MonotonicTime.Never || !(waits || beats), $"{state} waits for ever");
        Assert.False(host.OwesGoodNews);
        Assert.True(!host.Ended || instance.Deadlines.Earliest == MonotonicTime.Never, "the end waits");
        Assert.True(instance.Deadlines.Earliest < host.NotAfter || host.Ended || host.NotAfter == MonotonicTime.Never, "the next try comes too late");
    }

    private static byte[] Exact(ref Instance<SupervisorState, SupervisorDeadline, SupervisorData> value)
    {
        var buffer = new byte[1_024];
        return buffer[..ExactWriter.Write(ref value, buffer)];
    }
}
