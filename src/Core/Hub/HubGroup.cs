using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>One of a hub's places: an account with its queue and its group, or nobody.</summary>
internal sealed class HubGroup : IEncodable, ICopyable<HubGroup>
{
    public bool IsTaken;
    public Instance<AccountState, AccountDeadline, AccountData> Account;
    public Instance<QueueState, QueueDeadline, QueueData> Queue;

    public TextId Name => IsTaken ? Account.Data.Account : TextId.None;

    /// <summary>Whether what was read from a file makes sense.</summary>
    public bool IsIntact
    {
        get
        {
            var (account, order) = (Account.Data, Queue.Data.Order);
            return account.Account != TextId.None && AreDistinct(account.Tokens.Entries)
                && (account.Activity.Device == TextId.None || !account.Activity.Turn.IsNone())
                && order.IsIntact && (Queue.State != QueueState.Playing || order.Count > 0);
        }
    }

    public void CopyTo(HubGroup other)
    {
        var (account, queue) = (other.Account.Data, other.Queue.Data);
        (other.IsTaken, other.Account, other.Queue) = (IsTaken, Account, Queue);
        (other.Account.Data, other.Queue.Data) = (account, queue);
        if (!IsTaken)
            return;
        Account.Data.CopyTo(account);
        Queue.Data.CopyTo(queue);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref IsTaken);
        if (!IsTaken)
            return;
        Account.Encode(ref codec);
        Queue.Encode(ref codec);
    }

    /// <summary>Hands over what outlives the process. What was paused begins anew: its place in the track was the coordinator's.</summary>
    public void EncodeSaved<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref IsTaken);
        if (!IsTaken)
            return;
        var isPlaying = Queue.State == QueueState.Playing;
        codec.Value(ref isPlaying);
        if (Queue.State != QueueState.Paused)
            Queue.State = isPlaying ? QueueState.Playing : QueueState.Stopped;
        Account.Data.EncodeSaved(ref codec);
        Queue.Data.EncodeSaved(ref codec);
    }

    private static bool AreDistinct(ReadOnlySpan<AccessToken> tokens)
    {
        for (var place = 0; place < tokens.Length; place++)
        {
            foreach (ref readonly var other in tokens[(place + 1)..])
            {
                if (other.Digest == tokens[place].Digest)
                    return false;
            }

            if (tokens[place].Digest.IsNone)
                return false;
        }

        return true;
    }
}
