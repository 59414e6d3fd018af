using Holdover.Machines;

namespace Holdover.Bench;

/// <summary>A small machine that does what most do in a step: looks at a guard, leaves and enters, waits anew and asks for something.</summary>
internal sealed class Pump : Machine<PumpState, PumpTrigger, PumpDeadline, PumpData, PumpInput, PumpEffect>
{
    public static readonly Duration PressureMax = Duration.FromSeconds(1);

    public Pump()
    {
        Table.Configure(PumpState.Resting)
            .PermitIf(PumpTrigger.Pressed, PumpState.Pumping, () => Data.Strokes >= 0, "there is water")
            .Ignore("it is down", PumpTrigger.PressureElapsed);
        Table.Configure(PumpState.Pumping)
            .OnEntry(BeginStroke)
            .OnExit(() => Deadlines.Disarm(PumpDeadline.Pressure))
            .PermitReentryIf(PumpTrigger.Pressed, () => Data.Strokes >= 0, "there is water")
            .Permit(PumpTrigger.PressureElapsed, PumpState.Resting);
    }

    public override Instance<PumpState, PumpDeadline, PumpData> Create(Dice dice) => default;

    public override PumpTrigger Elapsed(PumpDeadline deadline) => PumpTrigger.PressureElapsed;

    protected override bool IsCurrent(in PumpInput input) => input.Pump.IsNone() || input.Pump == Data.Live;

    private void BeginStroke()
    {
        Data.Strokes++;
        ArmIn(PumpDeadline.Pressure, PressureMax);
        Emit(new(Data.Strokes));
    }
}
