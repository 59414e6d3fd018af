using System.Runtime.CompilerServices;
using Holdover.Machines;

namespace Holdover.Bench;

/// <summary>The same pump as a switch, with the same memory and the same outbox: what a step costs without a table.</summary>
internal sealed class PumpSwitch
{
    private Instance<PumpState, PumpDeadline, PumpData> instance;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Step(ref Instance<PumpState, PumpDeadline, PumpData> target, in PumpInput input, MonotonicTime now, Outbox<PumpEffect> effects)
    {
        instance = target;
        switch ((instance.State, input.Trigger))
        {
            case (PumpState.Resting or PumpState.Pumping, PumpTrigger.Pressed) when instance.Data.Strokes >= 0:
                instance.Deadlines.Disarm(PumpDeadline.Pressure);
                instance.State = PumpState.Pumping;
                instance.Data.Strokes++;
                instance.Deadlines.Arm(PumpDeadline.Pressure, now + Pump.PressureMax);
                effects.Add(new(instance.Data.Strokes));
                break;
            case (PumpState.Pumping, PumpTrigger.PressureElapsed):
                instance.State = PumpState.Resting;
                break;
            default:
                break;
        }

        target = instance;
    }
}
