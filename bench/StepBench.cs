using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Bench;

/// <summary>What one step of a machine costs: its memory swapped in, one trigger fired, its memory swapped out.</summary>
public static class StepBench
{
    private const int Operations = 100_000;

    private const string Yardstick = "a non-inlined switch that copies the same memory in and out, arms the deadline and appends the effect";

    /// <summary>Measures a step; takes some seconds.</summary>
    /// <returns>One measurement a name, in a fixed order.</returns>
    public static IEnumerable<Measurement> Run()
    {
        var (pump, plain, effects) = (new Pump(), new PumpSwitch(), new Outbox<PumpEffect>());
        var (pumping, plainly) = (pump.Create(Dice.Fixed), pump.Create(Dice.Fixed));
        var (session, sessionEffects) = (new SessionMachine(), new Outbox<SessionEffect>());
        var connected = Connected(session, sessionEffects);
        var received = SessionInput.BytesReceived(connected.Data.Live);

        void StepPlain() => Repeat(now => plain.Step(ref plainly, new(PumpTrigger.Pressed), now, effects), effects);
        void StepPump() => Repeat(now => pump.Step(ref pumping, new(PumpTrigger.Pressed), now, effects), effects);
        void StepSession() => Repeat(now => session.Step(ref connected, in received, now, sessionEffects), sessionEffects);

        var times = Stopwatches.Compare(Operations, StepPlain, StepPump, StepSession);
        return
        [
            new("engine.step", times[1], "ns", Yardstick, times[1] / times[0]),
            new("engine.step.session", times[2], "ns", Yardstick + " (here the session hears bytes: more memory, no effect)", times[2] / times[0]),
            new("engine.step.bytes", BytesOf(StepPump, StepSession), "bytes", "nothing: a step allocates none", null),
        ];
    }

    private static void Repeat<TEffect>(Action<MonotonicTime> step, Outbox<TEffect> effects)
        where TEffect : struct
    {
        for (var operation = 1; operation <= Operations; operation++)
        {
            step(new(operation));
            effects.Clear();
        }
    }

    private static Instance<SessionState, SessionDeadline, SessionData> Connected(SessionMachine machine, Outbox<SessionEffect> effects)
    {
        var session = machine.Create(Dice.Fixed);
        machine.Step(ref session, SessionInput.OpenRequested(), new(1), effects);
        machine.Step(ref session, SessionInput.UrlResolved(session.Data.Live, 1), new(1), effects);
        machine.Step(ref session, SessionInput.TransportOpened(session.Data.Live), new(1), effects);
        machine.Step(ref session, SessionInput.Greeted(session.Data.Live), new(1), effects);
        effects.Clear();
        return session;
    }

    /// <summary>A loop makes its two delegates once; what a step made would be there a hundred thousand times.</summary>
    private static double BytesOf(params Action[] loops)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var loop in loops)
            loop();
        return Math.Floor((GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Operations * loops.Length));
    }
}
