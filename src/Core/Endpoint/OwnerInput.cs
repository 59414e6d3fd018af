using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>What happened to the ownership of a speaker.</summary>
public record struct OwnerInput(OwnerTrigger Trigger) : IInput<OwnerTrigger>
{
    /// <summary>Whom to serve; none is the public group, which has no dealer.</summary>
    public TextId Account;

    /// <summary>Where the queue is, and where it came from.</summary>
    public TextId Group;

    public TextId Context;

    public LossCause Cause;

    /// <summary>Serve an account, if nobody is served.</summary>
    public static OwnerInput RunRequested(TextId account) => new(OwnerTrigger.RunRequested) { Account = account };

    /// <summary>Serve this account from now on, whoever was served, and be it the same one with new credentials.</summary>
    public static OwnerInput HandoverRequested(TextId account) => new(OwnerTrigger.HandoverRequested) { Account = account };

    public static OwnerInput StopRequested() => new(OwnerTrigger.StopRequested);

    /// <summary>The queue that plays here is that of this group, and this is all that its server needs to find it again.</summary>
    public static OwnerInput ContextChanged(TextId group, TextId context) =>
        new(OwnerTrigger.ContextChanged) { Group = group, Context = context };

    /// <summary>
    /// Another device of the account is the active one. If the answer to a put says so, this comes before the put's
    /// acknowledgement.
    /// </summary>
    public static OwnerInput TakenOver() => new(OwnerTrigger.TakenOver);

    public static OwnerInput SessionEnded(LossCause cause) => new(OwnerTrigger.SessionEnded) { Cause = cause };

    public static OwnerInput DealerEnded(LossCause cause) => new(OwnerTrigger.DealerEnded) { Cause = cause };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Value(ref Account);
        codec.Value(ref Group);
        codec.Value(ref Context);
        codec.Value(ref Cause);
    }
}
