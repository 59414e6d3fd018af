namespace Holdover.Machines;

public static class EpochExtensions
{
    /// <summary>The epoch after this one.</summary>
    /// <exception cref="OverflowException">There is none: an epoch is never used again.</exception>
    public static TEpoch Next<TEpoch>(this TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> => TEpoch.From(checked(epoch.Value + 1));

    /// <summary>Whether this is no epoch at all.</summary>
    public static bool IsNone<TEpoch>(this TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> => epoch.Value == 0;
}
