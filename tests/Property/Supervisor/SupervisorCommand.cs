using Holdover.Machines;

namespace Holdover.Tests.Property.Supervisor;

/// <summary>One thing that happens to a supervisor. What cannot happen now (an answer that nobody waits for) does not.</summary>
/// <param name="Pick">Which of several: a fault, an exit code, a signal, an epoch of the past.</param>
internal sealed record SupervisorCommand(SupervisorCommand.Kind What, int Pick, Duration Span)
{
    internal enum Kind
    {
        Start,
        Stop,
        Signal,

        /// <summary>Time passes to the next deadline, which fires on time.</summary>
        Tick,

        /// <summary>Time passes, and what was due meanwhile fires late.</summary>
        Oversleep,

        /// <summary>The child lives on for a while, on time and with all its heartbeats.</summary>
        Live,
        GrantDevice,
        RefuseDevice,
        FindLookAlike,
        EndSearch,
        Spawned,
        SpawnFailed,
        Beat,
        Exit,

        /// <summary>An answer to a question of the past.</summary>
        AnswerLate,
    }

    public override string ToString() => $"{What}({Pick}, {Span})";
}
