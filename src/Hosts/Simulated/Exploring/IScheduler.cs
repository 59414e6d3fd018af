using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Chooses, step by step, how a run goes on.</summary>
internal interface IScheduler
{
    /// <summary>Begins a run.</summary>
    /// <param name="dice">The run's own.</param>
    /// <param name="stepsMax">Steps of the run at most.</param>
    void Begin(Dice dice, int stepsMax);

    /// <summary>The place of the choice to take; there is at least one.</summary>
    int Choose(ChoiceList choices, int step);
}
