namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What one state, or the nearest state around it that says anything, does on one trigger.</summary>
    internal sealed class Cell
    {
        /// <summary>How many guards one state may have on one trigger: they are remembered as the bits of one number.</summary>
        public const int GuardsMax = 64;

        private readonly StateNode _owner;
        private readonly TTrigger _trigger;
        private readonly Row[] _rows;
        private readonly Row? _onlyRow;

        public Cell(StateNode owner, TTrigger trigger, Row[] rows, TriggerWithParameters? signature, Cell? outer)
        {
            Invariant.Holds(rows.Length > 0);
            _owner = owner;
            _trigger = trigger;
            _rows = rows;
            _onlyRow = rows is [{ Guards.Length: <= 1 }] ? rows[0] : null;
            Signature = signature;
            Outer = outer;

            if (rows.Sum(row => row.Guards.Length) > GuardsMax)
                throw new InvalidOperationException($"State '{owner.State}' has more than {GuardsMax} guards on trigger '{trigger}'.");
        }

        /// <summary>What the trigger's arguments must be; anything when <see langword="null"/>.</summary>
        public TriggerWithParameters? Signature { get; }

        /// <summary>The next state outwards that says something on this trigger; asked when no row here is met.</summary>
        public Cell? Outer { get; }

        /// <summary>Finds the row whose guards are met.</summary>
        /// <param name="arguments">The trigger's arguments.</param>
        /// <param name="unmet">Receives a bit for each guard that is not met.</param>
        /// <returns>The row; <see langword="null"/> when there is none.</returns>
        /// <exception cref="InvalidOperationException">The guards of several rows are met.</exception>
        public Row? Choose(Arguments? arguments, ref ulong unmet)
        {
            if (_onlyRow is null)
                return ChooseOfMany(arguments, ref unmet);
            if (_onlyRow.OnlyGuard is null || _onlyRow.OnlyGuard.IsMet(arguments))
                return _onlyRow;
            unmet = 1;
            return null;
        }

        private Row? ChooseOfMany(Arguments? arguments, ref ulong unmet)
        {
            Row? chosen = null;
            var guard = 0;
            foreach (var row in _rows)
            {
                if (row.IsMet(arguments, guard, ref unmet))
                {
                    if (chosen is not null)
                        throw Ambiguous();
                    chosen = row;
                }
                guard += row.Guards.Length;
            }
            return chosen;
        }

        /// <summary>The descriptions of guards that <see cref="Choose"/> found unmet, each once.</summary>
        public List<string> Describe(ulong unmet)
        {
            var descriptions = new List<string>();
            var guards = _rows.SelectMany(row => row.Guards).ToArray();
            for (var index = 0; index < guards.Length; index++)
            {
                var description = guards[index].Info.Description;
                if ((unmet & (1UL << index)) != 0 && !descriptions.Contains(description, StringComparer.Ordinal))
                    descriptions.Add(description);
            }
            return descriptions;
        }

        private InvalidOperationException Ambiguous() => new(
            $"Multiple permitted exit transitions are configured from state '{_owner.State}' for trigger '{_trigger}'. " +
            "Guard clauses must be mutually exclusive.");
    }
}
