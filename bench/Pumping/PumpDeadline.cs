namespace Holdover.Bench;

internal enum PumpDeadline
{
    Pressure,
}
