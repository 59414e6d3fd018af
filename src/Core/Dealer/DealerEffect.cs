using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>What a dealer asks for.</summary>
public record struct DealerEffect(DealerAction Action) : IEncodable
{
    public ConnectionEpoch Connection;
    public RegistrationEpoch Registration;

    /// <summary>The transport that is up, or was the last to be: what it changes to is a new generation.</summary>
    public ConnectionEpoch Generation;

    public DealerStatus Status;
    public DealerCause Cause;

    /// <summary>The connection for which the addresses were asked, and which of them it is.</summary>
    public ConnectionEpoch Resolved;

    public int AddressIndex;

    /// <summary>The id under which the server knows the connection.</summary>
    public TextId ConnectionId;

    /// <summary>Which request is answered, or is to be.</summary>
    public TextId Key;

    public HandlerId Handler;
    public SubscriberId Subscriber;

    /// <summary>For which waiting a subscriber is given a message.</summary>
    public ReceiveEpoch Receive;

    /// <summary>Why a message is not given.</summary>
    public MessageDrop Drop;

    /// <summary>Why nothing was registered.</summary>
    public SubscriptionError Error;

    /// <summary>The host's name for what came, a message or a request; or for the wish that is answered.</summary>
    public int Handle;

    /// <summary>What a reply says.</summary>
    public bool Success;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Connection);
        codec.Epoch(ref Registration);
        codec.Epoch(ref Generation);
        codec.Value(ref Status);
        codec.Value(ref Cause);
        codec.Epoch(ref Resolved);
        codec.Value(ref AddressIndex);
        codec.Value(ref ConnectionId);
        codec.Value(ref Key);
        Handler.Encode(ref codec);
        Subscriber.Encode(ref codec);
        codec.Epoch(ref Receive);
        codec.Value(ref Drop);
        codec.Value(ref Error);
        codec.Value(ref Handle);
        codec.Value(ref Success);
    }
}
