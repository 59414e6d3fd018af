using Holdover.Machines;

namespace Holdover.Hub;

/// <content>How accounts come, go and are stepped.</content>
public sealed partial class HubNode
{
    private HubAnswer Add(TextId account, Outbox<HubEffect> effects)
    {
        if (account == TextId.None || PlaceOf(account) >= 0)
            return HubAnswer.NoChange;
        if (Array.Find(groups, candidate => !candidate.IsTaken) is not { } group)
            return HubAnswer.TooManyGroups;
        Begin(group);
        group.Account.Data.Account = account;
        SavedOnceAStep(account, effects);
        return HubAnswer.Done;
    }

    /// <summary>A place is as new as on the first day, whoever had it before.</summary>
    private void Begin(HubGroup group)
    {
        group.Account = accountMachine.Create(default);
        group.Queue = queueMachine.Create(new(unchecked((ulong)dice.Below(long.MaxValue))));
        group.IsTaken = true;
    }

    /// <summary>A track that was cued in the process before is cued again: nobody else knows of it any more.</summary>
    private void Resume(Outbox<HubEffect> effects)
    {
        foreach (var group in groups)
        {
            if (!group.IsTaken)
                continue;
            accountMachine.Resume(ref group.Account, Now);
            if (group.Queue.State != QueueState.Playing)
                continue;
            group.Queue.State = QueueState.Stopped;
            queueMachine.Step(ref group.Queue, QueueInput.PlayRequested(), Now, queueEffects);
            Export(default, group, effects, isAsked: false);
        }
    }

    private void Remove(int place, in HubInput input, Outbox<HubEffect> effects)
    {
        var group = groups[place];
        SavedOnceAStep(group.Name, effects);
        queueMachine.Step(ref group.Queue, QueueInput.StopRequested(), Now, queueEffects);
        Export(in input, group, effects, isAsked: false);
        StepAccount(place, AccountInput.RemoveRequested(), effects);
        Answer(input.Exchange, group.Name, HubAnswer.Done, effects);
        group.IsTaken = false;
    }

    private void StepAccount(int place, in AccountInput input, Outbox<HubEffect> effects)
    {
        accountMachine.Step(ref groups[place].Account, in input, Now, accountEffects);
        Export(groups[place], effects);
    }

    private void StepQueue(int place, in HubInput input, Outbox<HubEffect> effects)
    {
        queueMachine.Step(ref groups[place].Queue, in input.Queue, Now, queueEffects);
        Export(in input, groups[place], effects, isAsked: input.Trigger == HubTrigger.QueueAsked);
    }

    private void Export(HubGroup group, Outbox<HubEffect> effects)
    {
        foreach (ref readonly var effect in accountEffects.Effects)
        {
            if (effect.Action == AccountAction.Save)
                SavedOnceAStep(group.Name, effects);
            else
                effects.Add(new(HubPart.Account) { Account = group.Name, Asked = effect });
        }

        accountEffects.Clear();
    }

    private void Export(in HubInput input, HubGroup group, Outbox<HubEffect> effects, bool isAsked)
    {
        var answer = HubAnswer.Done;
        foreach (ref readonly var effect in queueEffects.Effects)
        {
            if (effect.Action == QueueAction.RefuseTrack)
                answer = HubAnswer.TooMany;
            else if (effect.Action == QueueAction.Change)
                QueueChangesAreTold(group, effects);
            else
                effects.Add(new(HubPart.Queue) { Account = group.Name, Queue = effect });
        }

        queueEffects.Clear();
        if (isAsked)
            Answer(input.Exchange, group.Name, answer, effects);
    }

    private void QueueChangesAreTold(HubGroup group, Outbox<HubEffect> effects)
    {
        SavedOnceAStep(group.Name, effects);
        accountMachine.Step(ref group.Account, AccountInput.QueueChanged(), Now, accountEffects);
        Export(group, effects);
    }

    /// <summary>What is written is what the whole step leaves behind, since its effects are carried out after it.</summary>
    private static void SavedOnceAStep(TextId account, Outbox<HubEffect> effects)
    {
        foreach (ref readonly var effect in effects.Effects)
        {
            if (effect.Part == HubPart.Account && effect.Asked.Action == AccountAction.Save)
                return;
        }

        effects.Add(new(HubPart.Account) { Account = account, Asked = new(AccountAction.Save) });
    }
}
