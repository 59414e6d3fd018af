namespace Holdover.Machines;

/// <summary>What happened, as a machine is told it: the trigger, and the facts that its actions read.</summary>
public interface IInput<TTrigger> : IEncodable
    where TTrigger : unmanaged, Enum
{
    TTrigger Trigger { get; }
}
