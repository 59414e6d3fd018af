namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A behaviour as it looks from one current state, with everything that it needs at hand.</summary>
    internal sealed class Row(Behaviour behaviour, RowKind kind)
    {
        private readonly Guard[] _guards = behaviour.Guards;

        public RowKind Kind => kind;

        public Guard[] Guards => _guards;

        /// <summary>The guard of a row that has just one.</summary>
        public Guard? OnlyGuard { get; } = behaviour.Guards is [var guard] ? guard : null;

        /// <summary>For <see cref="RowKind.Follow"/>.</summary>
        public Path? Path { get; init; }

        /// <summary>For <see cref="RowKind.Select"/>.</summary>
        public Selection? Selection { get; init; }

        /// <summary>For <see cref="RowKind.Act"/>.</summary>
        public Callback? Action { get; init; }

        /// <summary>For <see cref="RowKind.Act"/>: a transition from the current state to itself, for the action to look at.</summary>
        public Transition? Staying { get; init; }

        /// <summary>Asks every guard, so that the unmet ones can be named without asking twice.</summary>
        /// <param name="arguments">The trigger's arguments.</param>
        /// <param name="firstGuard">The number of this row's first guard within its cell.</param>
        /// <param name="unmet">Receives a bit for each guard that is not met.</param>
        /// <returns>Whether all are met.</returns>
        public bool IsMet(Arguments? arguments, int firstGuard, ref ulong unmet)
        {
            var isMet = true;
            for (var index = 0; index < _guards.Length; index++)
            {
                if (_guards[index].IsMet(arguments))
                    continue;
                isMet = false;
                unmet |= 1UL << (firstGuard + index);
            }
            return isMet;
        }
    }
}
