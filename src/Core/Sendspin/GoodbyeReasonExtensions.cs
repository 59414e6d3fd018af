namespace Holdover.Sendspin;

public static class GoodbyeReasonExtensions
{
    /// <summary>Whether who left so is expected back: it is remembered, and dialled if it waits for that.</summary>
    public static bool IsExpectedBack(this GoodbyeReason reason) => reason is GoodbyeReason.Unknown or GoodbyeReason.Restart;
}
