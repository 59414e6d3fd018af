using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>What the server has been told of us under the current connection id, and what it has acknowledged.</summary>
public record struct Registration : IEncodable
{
    /// <summary>The put that is on its way, or none.</summary>
    public RegistrationEpoch InFlight;

    /// <summary>The last one ever asked for.</summary>
    public RegistrationEpoch Minted;

    /// <summary>There is something that the server has not acknowledged. Only an acknowledgement ends that.</summary>
    public bool Dirty;

    /// <summary>Our state changed after the put that is on its way was asked for: its acknowledgement is not all.</summary>
    public bool ChangedInFlight;

    /// <summary>Whether any put was ever acknowledged.</summary>
    public bool EverAcknowledged;

    public readonly bool IsInFlight => !InFlight.IsNone();

    public void Change()
    {
        Dirty = true;
        ChangedInFlight = IsInFlight;
    }

    public RegistrationEpoch Put()
    {
        Invariant.Holds(!IsInFlight);
        Minted = Minted.Next();
        (InFlight, ChangedInFlight) = (Minted, false);
        return InFlight;
    }

    public void Acknowledge()
    {
        Invariant.Holds(IsInFlight);
        Invariant.Holds(Dirty);
        (InFlight, Dirty, ChangedInFlight, EverAcknowledged) = (default, ChangedInFlight, false, true);
    }

    public void Fail()
    {
        Invariant.Holds(IsInFlight);
        Invariant.Holds(Dirty);
        (InFlight, ChangedInFlight) = (default, false);
    }

    /// <summary>The id is gone, or another has come: whatever was put or asked for, the server knows nothing of us.</summary>
    public void Forget() => (InFlight, Dirty, ChangedInFlight) = (default, true, false);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref InFlight);
        codec.Epoch(ref Minted);
        codec.Value(ref Dirty);
        codec.Value(ref ChangedInFlight);
        codec.Value(ref EverAcknowledged);
    }
}
