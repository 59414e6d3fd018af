namespace Holdover.Hosts.Real.Pump;

/// <summary>Does in the world what a node asks for. Called on the pump's flow, one call after the other; it must not block.</summary>
public interface IEffectHandler<TInput, TEffect>
    where TInput : struct
    where TEffect : struct
{
    void Handle(in TEffect effect);

    /// <summary>An input and all its effects have been handled: what it lent to the node can be taken back.</summary>
    void Completed(in TInput input);
}
