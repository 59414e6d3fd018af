namespace Holdover.Bench;

internal enum PumpState
{
    Resting,
    Pumping,
}
