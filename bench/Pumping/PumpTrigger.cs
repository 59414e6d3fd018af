namespace Holdover.Bench;

internal enum PumpTrigger
{
    Pressed,
    PressureElapsed,
}
