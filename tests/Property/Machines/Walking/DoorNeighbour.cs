using Holdover.Machines;
using Holdover.Party;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A worker's node says how many connections it has.</summary>
internal sealed class DoorNeighbour : INeighbour<DoorState, DoorDeadline, DoorData, DoorInput>
{
    public bool Refine(in Instance<DoorState, DoorDeadline, DoorData> hearer, ref DoorInput input, Generator generator)
    {
        (input.Own, input.Workers) = (generator.Below(100), input.Workers % 16);
        return true;
    }
}
