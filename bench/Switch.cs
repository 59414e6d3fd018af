namespace Holdover.Bench;

/// <summary>The triggers of the machines that are measured.</summary>
internal enum Switch
{
    Toggle,
}
