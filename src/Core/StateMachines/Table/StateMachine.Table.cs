namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The compiled configuration: a cell for each pair of a state and a trigger that means something there.</summary>
    internal sealed class Table(Cell?[]?[] cells)
    {
        public Cell? Find(int stateSlot, int triggerSlot)
        {
            if ((uint)stateSlot >= (uint)cells.Length)
                return null;
            var row = cells[stateSlot];
            return row is not null && (uint)triggerSlot < (uint)row.Length ? row[triggerSlot] : null;
        }
    }
}
