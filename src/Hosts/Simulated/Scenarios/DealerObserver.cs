using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a host has been asked for by a dealer and has told it, and so what it may not be asked for next.</summary>
internal struct DealerObserver : IEncodable
{
    public const string OneTransport = "a transport is opened only when no other is open or asked for";
    public const string NothingAfterTheEnd = "nothing comes after the terminal report";
    public const string EndsAtRest = "at the terminal report neither a transport nor a put is left";
    public const string LossOnce = "a loss is reported once";
    public const string CurrentId = "nothing is put but under the id of the connection that is up";
    public const string OnePut = "one put is on its way at a time";
    public const string OneReply = "a key is answered once, on its own connection";
    public const string NoneOwedAtClose = "who asked is answered before the connection is closed";
    public const string OneEffect = "a request that may have taken effect is not given to a handler again";
    public const string GenerationOfEach = "who is told that a connection is up is told its generation, and no other change of it";
    public const string LossTold = "a loss is told before the next attempt, or the end, is";

    /// <summary>The transport that was asked for and has neither been closed by its peer nor aborted.</summary>
    public ConnectionEpoch Transport;

    /// <summary>The newest attempt.</summary>
    public ConnectionEpoch Attempt;

    /// <summary>The id under which the server knows the open transport.</summary>
    public TextId Id;

    /// <summary>The put that is on its way.</summary>
    public RegistrationEpoch Put;

    public DealerStatus Status;
    public bool IsEnded;

    /// <summary>What was told last of which transport is up, or was the last to be.</summary>
    public ConnectionEpoch Generation;

    /// <summary>Keys that wait for their reply, a bit each.</summary>
    private int owed;

    /// <summary>Requests that may have taken effect, a bit each.</summary>
    private int effective;

    public readonly bool IsOwed(int key) => (owed & (1 << key)) != 0;

    public readonly bool IsAnyOwed => owed != 0;

    public readonly bool MayHaveTakenEffect(int request) => (effective & (1 << request)) != 0;

    public void HearRequest(int key) => owed |= 1 << key;

    public void HearRefusal(int request) => effective &= ~(1 << request);

    /// <summary>Another owner begins: what may have taken effect still may.</summary>
    public void BeginAnew() => (Status, IsEnded) = (DealerStatus.Stopped, false);

    /// <summary>The transport is no more, and with it all that was its own.</summary>
    public void LoseTransport() => (Transport, Id, owed) = (default, TextId.None, 0);

    /// <summary>Takes note of an effect; what it broke, or null.</summary>
    public string? See(in DealerEffect effect)
    {
        if (IsEnded && effect.Action < DealerAction.TellRegistered)
            return NothingAfterTheEnd;
        return effect.Action switch
        {
            DealerAction.ResolveEndpoint => SeeAttempt(effect.Connection),
            DealerAction.OpenTransport => SeeOpening(effect.Connection),
            DealerAction.AbortTransport => SeeAbort(effect.Connection),
            DealerAction.CloseTransport => owed == 0 ? null : NoneOwedAtClose,
            DealerAction.PutState => SeePut(in effect),
            DealerAction.CancelPut => SeeCancel(),
            DealerAction.Unregister => effect.ConnectionId == Id ? null : CurrentId,
            DealerAction.DeliverRequest => SeeRequest(effect.Handle),
            DealerAction.SendReply => SeeReply(in effect),
            DealerAction.PublishStatus => SeeStatus(in effect),
            DealerAction.ReportEnded => SeeEnd(),
            _ => null,
        };
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Transport);
        codec.Epoch(ref Attempt);
        codec.Value(ref Id);
        codec.Epoch(ref Put);
        codec.Value(ref Status);
        codec.Value(ref IsEnded);
        codec.Epoch(ref Generation);
        codec.Value(ref owed);
        codec.Value(ref effective);
    }

    private string? SeeAttempt(ConnectionEpoch connection)
    {
        Attempt = connection;
        return null;
    }

    private string? SeeOpening(ConnectionEpoch connection)
    {
        var isOnly = Transport.IsNone();
        Transport = connection;
        return isOnly ? null : OneTransport;
    }

    private string? SeeAbort(ConnectionEpoch connection)
    {
        if (Transport == connection)
            LoseTransport();
        return null;
    }

    private string? SeePut(in DealerEffect effect)
    {
        var isOnly = Put.IsNone();
        Put = effect.Registration;
        return !isOnly ? OnePut
            : effect.Connection == Transport && effect.ConnectionId == Id && Id != TextId.None ? null
            : CurrentId;
    }

    private string? SeeCancel()
    {
        Put = default;
        return null;
    }

    private string? SeeRequest(int request)
    {
        var isFirst = !MayHaveTakenEffect(request);
        effective |= 1 << request;
        return isFirst ? null : OneEffect;
    }

    private string? SeeReply(in DealerEffect effect)
    {
        var isOwed = effect.Connection == Transport && IsOwed(effect.Key.Value);
        owed &= ~(1 << effect.Key.Value);
        return isOwed ? null : OneReply;
    }

    private string? SeeStatus(in DealerEffect effect)
    {
        var twice = effect.Status == DealerStatus.Disconnected && Status == DealerStatus.Disconnected;
        var isTold = effect.Status != DealerStatus.Connecting || Status is DealerStatus.Stopped or DealerStatus.Disconnected;
        var isUp = effect.Status is DealerStatus.Online or DealerStatus.Registered;
        var isOfEach = effect.Generation == (isUp ? Transport : Generation);
        (Status, Generation) = (effect.Status, effect.Generation);
        return twice ? LossOnce : !isTold ? LossTold : isOfEach ? null : GenerationOfEach;
    }

    private string? SeeEnd()
    {
        IsEnded = true;
        return Transport.IsNone() && Put.IsNone() ? null : EndsAtRest;
    }
}
