using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Keeper;

/// <summary>
/// A keeper and the supervisors of its children. Their joint rules:
/// <list type="bullet">
/// <item><see cref="SupervisorsObey"/>: what the keeper wants of its children, their supervisors are told in the order of places.</item>
/// <item><see cref="KeeperHearsOfChildren"/>: that a child is up, down or gone for good; everything else is between its supervisor and the world.</item>
/// </list>
/// </summary>
public sealed class KeeperNode : Node<KeeperInput, KeeperEffect>, IEncodable
{
    private readonly KeeperMachine keeperMachine;
    private readonly SupervisorMachine coordinatorMachine;
    private readonly SupervisorMachine workerMachine;
    private readonly Outbox<KeeperEffect> keeperEffects = new();
    private readonly Outbox<SupervisorEffect> childEffects = new();
    private readonly Instance<SupervisorState, SupervisorDeadline, SupervisorData>[] children;
    private Instance<KeeperState, KeeperDeadline, KeeperData> keeper;

    public KeeperNode(KeeperSettings settings, Dice dice)
    {
        keeperMachine = new(settings);
        coordinatorMachine = new(settings.Coordinator);
        workerMachine = new(settings.Worker);
        keeper = keeperMachine.Create(dice);
        children = new Instance<SupervisorState, SupervisorDeadline, SupervisorData>[1 + settings.Workers];
        for (var place = 0; place < children.Length; place++)
            children[place] = MachineOf(place).Create(new(unchecked(dice.State + (ulong)place)));
    }

    /// <summary>Effects of one step at most: each child is told to stop and to end at once.</summary>
    public static int EffectsMax => 4 * KeeperData.ChildrenMax;

    public override MonotonicTime NextDeadline
    {
        get
        {
            var earliest = EarliestChild();
            return MonotonicTime.Min(keeper.Deadlines.Earliest, children[earliest].Deadlines.Earliest);
        }
    }

    public KeeperState State => keeper.State;

    /// <summary>Every child may have something due after a stall.</summary>
    protected override int DueMax => CascadesMax + (KeeperData.ChildrenMax * EnumIndex<SupervisorDeadline>.Count);

    /// <summary>Where the supervisor of a child is.</summary>
    public SupervisorState StateOf(int place) => children[place].State;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        keeper.Encode(ref codec);
        for (var place = 0; place < children.Length; place++)
            children[place].Encode(ref codec);
    }

    /// <summary>Makes another node of its kind remember what this one does; each keeps its own settings.</summary>
    public void CopyTo(KeeperNode other)
    {
        other.keeper = keeper;
        children.CopyTo(other.children, 0);
        other.Rewind(Now);
    }

    protected override void Deliver(in KeeperInput input, Outbox<KeeperEffect> effects)
    {
        if (input.Part == KeeperPart.Child)
        {
            MachineOf(input.Place).Step(ref children[input.Place], in input.Child, Now, childEffects);
            KeeperHearsOfChildren(input.Place, effects);
        }
        else
        {
            keeperMachine.Step(ref keeper, in input, Now, keeperEffects);
            SupervisorsObey(effects);
        }
    }

    protected override void TickEarliest(Outbox<KeeperEffect> effects)
    {
        var place = EarliestChild();
        if (keeper.Deadlines.Earliest <= children[place].Deadlines.Earliest)
        {
            keeperMachine.TickOnce(ref keeper, Now, keeperEffects);
            SupervisorsObey(effects);
            return;
        }

        MachineOf(place).TickOnce(ref children[place], Now, childEffects);
        KeeperHearsOfChildren(place, effects);
    }

    private SupervisorMachine MachineOf(int place) => place == 0 ? coordinatorMachine : workerMachine;

    private int EarliestChild()
    {
        var earliest = 0;
        for (var place = 1; place < children.Length; place++)
        {
            if (children[place].Deadlines.Earliest < children[earliest].Deadlines.Earliest)
                earliest = place;
        }

        return earliest;
    }

    private void SupervisorsObey(Outbox<KeeperEffect> effects)
    {
        foreach (ref readonly var effect in keeperEffects.Effects)
        {
            switch (effect.Action)
            {
                case KeeperAction.StartChildren:
                    TellChildren(children.Length, SupervisorInput.StartRequested(), effects);
                    break;
                case KeeperAction.StopCoordinator:
                    TellChildren(1, SupervisorInput.StopRequested(effect.Signal), effects);
                    break;
                case KeeperAction.StopChildren:
                    TellChildren(children.Length, SupervisorInput.StopRequested(effect.Signal), effects);
                    break;
                case KeeperAction.ForceChildren:
                    TellChildren(children.Length, SupervisorInput.StopRequested(effect.Signal), effects);
                    TellChildren(children.Length, SupervisorInput.StopRequested(effect.Signal), effects);
                    break;
                default:
                    effects.Add(in effect);
                    break;
            }
        }

        keeperEffects.Clear();
    }

    private void TellChildren(int count, in SupervisorInput input, Outbox<KeeperEffect> effects)
    {
        for (var place = 0; place < count; place++)
        {
            MachineOf(place).Step(ref children[place], in input, Now, childEffects);
            KeeperHearsOfChildren(place, effects);
        }
    }

    private void KeeperHearsOfChildren(int place, Outbox<KeeperEffect> effects)
    {
        foreach (ref readonly var effect in childEffects.Effects)
        {
            effects.Add(new(KeeperAction.ForChild) { Place = place, Child = effect });
            if (effect.Action == SupervisorAction.ReportUp)
                Post(place == 0 ? KeeperInput.CoordinatorUp() : KeeperInput.WorkerUp(place));
            else if (effect.Action == SupervisorAction.ReportDown)
                Post(place == 0 ? KeeperInput.CoordinatorDown(effect.ExitCode) : KeeperInput.WorkerDown(place, effect.Failures));
            else if (effect.Action == SupervisorAction.ReportEnded)
                Post(place == 0 ? KeeperInput.CoordinatorEnded(effect.ExitCode) : KeeperInput.WorkerEnded(place));
        }

        childEffects.Clear();
    }
}
