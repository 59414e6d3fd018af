namespace Holdover.Bench;

/// <summary>The states of the machines that are measured.</summary>
internal enum Light
{
    Off,
    On,
    House,
    Dim,
    Bright,
}
