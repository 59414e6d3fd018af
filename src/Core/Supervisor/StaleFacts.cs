using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>What a host found out about a process that looks like a leftover. What could not be found out is the answer that spares it.</summary>
/// <param name="SameUser">It runs as our user, in our namespaces.</param>
/// <param name="SameExecutable">It is the executable that our child would be.</param>
/// <param name="SameDevice">It was given exactly the device argument that our child would get.</param>
/// <param name="SupervisorDead">The supervisor that started it lives no more.</param>
/// <param name="Ours">We started it: a child or a probe of ours.</param>
public record struct StaleFacts(bool SameUser, bool SameExecutable, bool SameDevice, bool SupervisorDead, bool Ours) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (sameUser, sameExecutable, sameDevice, supervisorDead, ours) = this;
        codec.Value(ref sameUser);
        codec.Value(ref sameExecutable);
        codec.Value(ref sameDevice);
        codec.Value(ref supervisorDead);
        codec.Value(ref ours);
        this = new(sameUser, sameExecutable, sameDevice, supervisorDead, ours);
    }
}
