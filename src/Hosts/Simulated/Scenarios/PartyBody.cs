using System.Runtime.CompilerServices;

using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A coordinator, workers and listeners, each of which may be gone for a while, and what is between them.</summary>
internal struct PartyBody : IWorldBody<PartyBody>
{
    public const int WorkersMax = 2;
    public const int ListenersMax = 2;

    public CoordinatorNode Coordinator;
    public WorkerNode[] Workers;

    /// <summary>The process that is there, or none; the last that was started.</summary>
    public ProcessEpoch CoordinatorProcess;

    public ProcessEpoch CoordinatorLast;

    /// <summary>A coordinator that was given up and lives on, until it has spoken: what it says changes nothing, so that it would say the same for ever.</summary>
    public ProcessEpoch Ghost;
    public WorkerSeats Seats;
    public ProcessEpoch WorkerLast;
    public ConnectionEpoch ConnectionLast;
    public Listeners Ears;

    /// <summary>What the source was asked for, if it was and has not answered.</summary>
    public PartyAsk Asked;

    public bool IsSourceSlow;

    /// <summary>What it was asked before that, and will answer when nobody waits for it any more.</summary>
    public PartyAsk Late;

    /// <summary>Tracks that cannot be had, and those that were said to be so, a bit each.</summary>
    public int Gone;

    public int Said;
    public bool CannotSeek;
    public bool HasChanged;

    /// <summary>How the worker dies at its next chunk: 0 not at all, else 1 more than the moment.</summary>
    public int Doom;

    public int DoomedWorker;
    public bool IsCoordinatorDoomed;
    public bool IsBegun;

    /// <summary>Whether a person has paused it and not played it since, and whether one ever did.</summary>
    public bool IsPaused;

    public bool WasPaused;
    public bool IsOver;
    public int FaultsLeft;

    /// <summary>The frame of the source after the last of which any worker was told.</summary>
    public int PublishedNext;

    public void CopyFrom(in PartyBody other)
    {
        var (coordinator, workers) = (Coordinator, Workers);
        this = other;
        (Coordinator, Workers) = (coordinator, workers);
        other.Coordinator.CopyTo(Coordinator);
        for (var place = 0; place < Workers.Length; place++)
            other.Workers[place].CopyTo(Workers[place]);
    }

    public readonly void Rewind(MonotonicTime now)
    {
        Coordinator.Rewind(now);
        foreach (var worker in Workers)
            worker.Rewind(now);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Coordinator.Encode(ref codec);
        codec.Epoch(ref CoordinatorProcess);
        codec.Epoch(ref CoordinatorLast);
        codec.Epoch(ref Ghost);
        codec.Epoch(ref WorkerLast);
        codec.Epoch(ref ConnectionLast);
        for (var place = 0; place < Workers.Length; place++)
        {
            Workers[place].Encode(ref codec);
            Seats[place].Encode(ref codec);
        }

        for (var place = 0; place < ListenersMax; place++)
            Ears[place].Encode(ref codec);
        Asked.Encode(ref codec);
        codec.Value(ref IsSourceSlow);
        Late.Encode(ref codec);
        codec.Value(ref Gone);
        codec.Value(ref Said);
        codec.Value(ref CannotSeek);
        codec.Value(ref HasChanged);
        codec.Value(ref Doom);
        codec.Value(ref DoomedWorker);
        codec.Value(ref IsCoordinatorDoomed);
        codec.Value(ref IsBegun);
        codec.Value(ref IsPaused);
        codec.Value(ref WasPaused);
        codec.Value(ref IsOver);
        codec.Value(ref FaultsLeft);
        codec.Value(ref PublishedNext);
    }

    /// <summary>Where a worker's process is, or will be again.</summary>
    internal struct Seat : IEncodable
    {
        public ProcessEpoch Process;
        public FlightList<PipeMessage> Pipe;

        /// <summary>Until when it lasts what the worker was told of its stream in time.</summary>
        public MonotonicTime PublishedUntil;

        public void Encode<TCodec>(ref TCodec codec)
            where TCodec : struct, ICodec, allows ref struct
        {
            codec.Epoch(ref Process);
            Pipe.Encode(ref codec);
            codec.Value(ref PublishedUntil);
        }
    }

    [InlineArray(WorkersMax)]
    internal struct WorkerSeats
    {
        private Seat first;
    }

    [InlineArray(ListenersMax)]
    internal struct Listeners
    {
        private PartyListener first;
    }
}
