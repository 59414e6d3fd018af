using System.Runtime.CompilerServices;

using Holdover.Hosts.Simulated.Exploring;
using Holdover.Keeper;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A keeper that may be gone for a while, and the children that it keeps.</summary>
internal struct KeeperBody : IWorldBody<KeeperBody>
{
    public KeeperNode Keeper;
    public bool IsAlive;

    /// <summary>The search for children that live, and the socket, that were asked for and have not been answered.</summary>
    public ProcessEpoch Search;

    public ProcessEpoch Socket;
    public Children Seats;
    public bool WasStopped;
    public bool IsEnded;
    public int StopsLeft;
    public int FaultsLeft;

    public void CopyFrom(in KeeperBody other)
    {
        var keeper = Keeper;
        this = other;
        Keeper = keeper;
        other.Keeper.CopyTo(keeper);
    }

    public readonly void Rewind(MonotonicTime now) => Keeper.Rewind(now);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Keeper.Encode(ref codec);
        codec.Value(ref IsAlive);
        codec.Epoch(ref Search);
        codec.Epoch(ref Socket);
        for (var place = 0; place < KeeperWorld.ChildrenCount; place++)
            Seats[place].Encode(ref codec);
        codec.Value(ref WasStopped);
        codec.Value(ref IsEnded);
        codec.Value(ref StopsLeft);
        codec.Value(ref FaultsLeft);
    }

    internal struct Child : IEncodable
    {
        /// <summary>As what the keeper knows it, if it does; whether it lives; whether it hangs.</summary>
        public ProcessEpoch Process;

        public bool IsAlive;
        public bool Hangs;

        /// <summary>Whether it is being started, or its end is still to be told, and what it exited with.</summary>
        public bool IsStarting;

        public bool HasExited;
        public int ExitCode;

        /// <summary>Until when no other may be started: half of the shortest backoff after it failed twice in a row; none if at once.</summary>
        public MonotonicTime NotBefore;

        /// <summary>Failures in a row, up to two; and since when it runs.</summary>
        public int Failures;

        public MonotonicTime StableAt;

        public void Encode<TCodec>(ref TCodec codec)
            where TCodec : struct, ICodec, allows ref struct
        {
            codec.Epoch(ref Process);
            codec.Value(ref IsAlive);
            codec.Value(ref Hangs);
            codec.Value(ref IsStarting);
            codec.Value(ref HasExited);
            codec.Value(ref ExitCode);
            codec.Value(ref NotBefore);
            codec.Value(ref Failures);
            codec.Value(ref StableAt);
        }
    }

    [InlineArray(KeeperWorld.ChildrenCount)]
    internal struct Children
    {
        private Child first;
    }
}
