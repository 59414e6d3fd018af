namespace Holdover.StateMachines;

/// <summary>Arguments that came as an array of objects.</summary>
internal sealed class UntypedArguments(object[] array) : Arguments
{
    public override int Count => array.Length;

    public override object? this[int index] => array[index];
}
