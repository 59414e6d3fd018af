using System.Runtime.CompilerServices;

namespace Holdover.Bench;

/// <summary>What a person would write by hand: a switch over state and trigger that makes the same three delegate calls.</summary>
internal sealed class SwitchYardstick(Func<bool> guard, Action exit, Action entry)
{
    public Light State { get; private set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fire(Switch trigger)
    {
        switch (State, trigger)
        {
            case (Light.Off, Switch.Toggle):
                Go(Light.On);
                break;
            case (Light.On, Switch.Toggle):
                Go(Light.Off);
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Go(Light destination)
    {
        if (!guard())
            throw new InvalidOperationException();
        exit();
        State = destination;
        entry();
    }
}
