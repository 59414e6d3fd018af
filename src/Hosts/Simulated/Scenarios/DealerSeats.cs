using System.Runtime.CompilerServices;

using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Who may subscribe or handle, who does, and what of the messages that came they have not taken.</summary>
internal struct DealerSeats : IEncodable
{
    public const int Subscribers = 2;
    public const int FirstHandler = 2;
    public const int Count = 4;

    /// <summary>Who comes with an address that is none.</summary>
    public const int Wrong = 4;

    /// <summary>Which of the addresses both subscribers want, or both handlers.</summary>
    public const int Both = 1;

    private Seats seats;

    public ref Seat this[int seat] => ref Unsafe.AsRef(ref seats[seat]);

    public static string NameOf(int seat) => seat == Wrong ? "somebody with a wrong address" : seat < FirstHandler ? $"subscriber {seat}" : $"handler {seat - FirstHandler}";

    /// <summary>Whether nobody has still to take what it was given, or to ask again.</summary>
    public readonly bool IsEveryoneServed => seats[0] is { IsGiven: false, HasGivenUp: false } && seats[1] is { IsGiven: false, HasGivenUp: false };

    /// <summary>Whether there is anything that a subscriber has not taken: then it matters that another owner comes.</summary>
    public readonly bool IsAnyLeft => (seats[0].Untaken | seats[1].Untaken) != 0;

    /// <summary>Whether a subscriber has still to take a message.</summary>
    public bool IsHeld(int handle)
    {
        var isHeld = false;
        for (var seat = 0; seat < Subscribers; seat++)
            isHeld |= (seats[seat].Untaken & (1 << handle)) != 0;
        return isHeld;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        for (var seat = 0; seat < Count; seat++)
            seats[seat].Encode(ref codec);
    }

    internal struct Seat : IEncodable
    {
        /// <summary>As whom it is registered; zero if it is not.</summary>
        public int Id;

        /// <summary>For which waiting it is to be given the next message.</summary>
        public ReceiveEpoch Receive;

        /// <summary>Messages that it has not taken, a bit each, and whether it was given the first of them.</summary>
        public int Untaken;

        public bool IsGiven;

        /// <summary>Whether it gave up waiting and has not asked again, and whether it had been given a message by then.</summary>
        public bool HasGivenUp;

        public bool GaveUpGiven;

        /// <summary>Whether it was there when a connection was lost, before or after the dealer was first registered, and whether it was ever there. It decides nothing.</summary>
        public bool WasLostEarly;

        public bool WasLost;
        public bool WasHere;

        /// <summary>Whether it waits, and there is something for it.</summary>
        public readonly bool IsDue => Untaken != 0 && !HasGivenUp;

        public readonly int Next => System.Numerics.BitOperations.TrailingZeroCount(Untaken);

        public void Encode<TCodec>(ref TCodec codec)
            where TCodec : struct, ICodec, allows ref struct
        {
            codec.Value(ref Id);
            codec.Epoch(ref Receive);
            codec.Value(ref Untaken);
            codec.Value(ref IsGiven);
            codec.Value(ref HasGivenUp);
            codec.Value(ref GaveUpGiven);
            codec.Value(ref WasLostEarly);
            codec.Value(ref WasLost);
            codec.Value(ref WasHere);
        }
    }

    [InlineArray(Count)]
    private struct Seats
    {
        private Seat first;
    }
}
