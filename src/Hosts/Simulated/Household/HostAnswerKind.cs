namespace Holdover.Hosts.Simulated.Household;

internal enum HostAnswerKind
{
    Resolve,
    Dial,
    OpenOutput,
}
