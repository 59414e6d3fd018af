using Holdover.Machines;

namespace Holdover.Dealer;

/// <content>Requests: each key is answered once, on the connection that it came on.</content>
public sealed partial class DealerMachine
{
    private void TakeRequest()
    {
        if (Data.Outstanding.IsOpen(Input.Connection, Input.Key))
            Data.KeysRepeated++;
        else if (AnswerAtOnce() is { } success)
            Reply(Input.Key, success);
        else
            OpenRequest();
    }

    private void RefuseRequest()
    {
        if (Data.Outstanding.IsOpen(Input.Connection, Input.Key))
            Data.KeysRepeated++;
        else
            Reply(Input.Key, success: false);
    }

    /// <summary>
    /// The answer for which no handler is needed, or null. What was done is not done again; what may have been done is
    /// not either, and the sender is told that this time it was not.
    /// </summary>
    private bool? AnswerAtOnce() => Data.Recent.OutcomeOf(Input.Identity) switch
    {
        _ when Input.Handler.IsNone => false,
        RequestOutcome.Succeeded => true,
        RequestOutcome.Undecided => false,
        _ when Data.Outstanding.Count >= settings.OutstandingMax => false,
        _ => null,
    };

    private void OpenRequest()
    {
        Data.Recent.Begin(Input.Identity);
        Data.Outstanding.Open(new() { Key = Input.Key, Identity = Input.Identity, Due = Now + settings.AnswerMax });
        Emit(new(DealerAction.DeliverRequest) { Connection = Data.Live, Key = Input.Key, Handler = Input.Handler, Handle = Input.Handle });
        AwaitAnswer();
    }

    private void TakeAnswer()
    {
        if (!Data.Outstanding.TryClose(Input.Connection, Input.Key, out var request))
        {
            Data.AnswersLate++;
            return;
        }

        Data.Recent.Decide(request.Identity, Input.Success);
        Reply(request.Key, Input.Success);
        AwaitAnswer();
    }

    /// <summary>Its handler may still act, so what came of it stays undecided.</summary>
    private void FailOldestRequest()
    {
        Reply(Data.Outstanding.CloseOldest().Key, success: false);
        AwaitAnswer();
    }

    private void FailAllRequests()
    {
        while (Data.Outstanding.Count > 0)
            Reply(Data.Outstanding.CloseOldest().Key, success: false);
    }

    private void AwaitAnswer() => Deadlines.Arm(DealerDeadline.Answer, Data.Outstanding.EarliestDue);

    private void Reply(TextId key, bool success) =>
        Emit(new(DealerAction.SendReply) { Connection = Data.Live, Key = key, Success = success });
}
