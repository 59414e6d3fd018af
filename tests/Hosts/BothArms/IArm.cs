using Holdover.Endpoint;

namespace Holdover.Tests.Hosts.BothArms;

/// <summary>A speaker, a server that plays without end, and a network between them that can be cut: in a simulated host or in the real one.</summary>
internal interface IArm : IAsyncDisposable
{
    EndpointStatus Status { get; }

    /// <summary>Lets time pass until something holds; fails if it never does.</summary>
    Task Until(Func<EndpointStatus, bool> holds, string what);

    /// <summary>The connection is reset, and until <see cref="Heal"/> nobody accepts another.</summary>
    void Refuse();

    /// <summary>Until <see cref="Heal"/> nothing passes, and nobody is told.</summary>
    void Silence();

    void Heal();

    /// <summary>The speaker's owner has had enough.</summary>
    void Close();

    /// <summary>Whether each frame from the first that was heard to the last was heard once and in order.</summary>
    Task<bool> IsWhole();
}
