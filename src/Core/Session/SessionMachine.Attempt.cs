using Holdover.Machines;

namespace Holdover.Session;

/// <content>One attempt: token, addresses, transport, greeting. It is the same whether the session is down or migrates.</content>
public sealed partial class SessionMachine
{
    private bool HasAddress => Input.AddressCount > 0;

    private bool MayTryNextAddress => Data.Addresses.HasNext && Input.Cause != LossCause.Unauthorized;

    private void FetchToken()
    {
        BeginAttempt();
        Data.Token = Data.Next;
        Data.Step = AttemptStep.Token;
        Emit(new(SessionAction.FetchToken) { Connection = Data.Next, UrlIndex = Data.UrlIndex });
        ArmIn(SessionDeadline.Attempt, settings.TokenMax);
    }

    private void Resolve()
    {
        if (!settings.NeedsToken)
            BeginAttempt();
        Data.Step = AttemptStep.Addresses;
        Emit(new(SessionAction.ResolveUrl) { Connection = Data.Next, UrlIndex = Data.UrlIndex });
        ArmIn(SessionDeadline.Attempt, settings.ResolveMax);
    }

    private void Connect()
    {
        Data.Addresses.Begin(Data.Next, Input.AddressCount);
        ArmIn(SessionDeadline.Attempt, settings.ConnectMax);
        OpenAddress();
    }

    private void TryNextAddress()
    {
        DropNext();
        Data.Addresses.MoveNext();
        MintNext();
        OpenAddress();
    }

    /// <summary>The next attempt begins with another address, unless it is the token that was not good.</summary>
    private void PassOverAddress()
    {
        if (Data.Step >= AttemptStep.Transport && Input.Cause != LossCause.Unauthorized)
            Data.Addresses.PassOver();
    }

    private void OpenAddress()
    {
        Data.Step = AttemptStep.Transport;
        Emit(new(SessionAction.OpenTransport)
        {
            Connection = Data.Next, Token = Data.Token, UrlIndex = Data.UrlIndex, Resolved = Data.Addresses.Resolved, AddressIndex = Data.Addresses.Index,
        });
        ArmIn(SessionDeadline.Address, settings.AddressMax);
    }

    private void Greet()
    {
        Data.Step = AttemptStep.Greeting;
        Emit(new(SessionAction.SendHello) { Connection = Data.Next, Strategy = Data.Strategy });
        Deadlines.Disarm(SessionDeadline.Address);
        ArmIn(SessionDeadline.Attempt, settings.GreetingMax);
    }

    private void BeginAttempt()
    {
        Invariant.Holds(IsOnline && Data.Intent == Intent.Run);
        Data.Attempts++;
        MintNext();
        if (Data.Live.IsNone())
            Publish(SessionStatus.Connecting);
    }

    private void MintNext()
    {
        Invariant.Holds(Data.Next.IsNone());
        Data.Minted = Data.Minted.Next();
        Data.Next = Data.Minted;
    }

    /// <summary>Ends what is left of the attempt. Its token was for it alone.</summary>
    private void DropAttempt()
    {
        DropNext();
        Data.Step = AttemptStep.None;
        Data.Token = default;
        Data.Addresses.End();
        Deadlines.Disarm(SessionDeadline.Attempt);
        Deadlines.Disarm(SessionDeadline.Address);
    }

    private void DropNext() => Drop(ref Data.Next);

    private void Drop(ref ConnectionEpoch connection)
    {
        if (connection.IsNone())
            return;
        Emit(new(SessionAction.AbortTransport) { Connection = connection });
        connection = default;
    }

    /// <summary>Why the attempt failed: what was said, or else that the answer it waited for did not come.</summary>
    private LossCause CauseOfFailure() => Input.Cause != LossCause.None ? Input.Cause : Data.Step switch
    {
        AttemptStep.Token => LossCause.TokenFailed,
        AttemptStep.Addresses => LossCause.ResolveFailed,
        AttemptStep.Transport => LossCause.ConnectFailed,
        _ => LossCause.NotGreeted,
    };
}
