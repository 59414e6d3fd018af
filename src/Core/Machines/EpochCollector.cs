namespace Holdover.Machines;

/// <summary>Looks only at epochs.</summary>
internal readonly struct EpochCollector(EpochRanks ranks) : ICodec
{
    public void Value(ref bool value)
    {
    }

    public void Value(ref int value)
    {
    }

    public void Count(ref int count, int most)
    {
    }

    public void Value(ref long value)
    {
    }

    public void Value(ref double value)
    {
    }

    public void Value(ref TextId value)
    {
    }

    public void Value(ref MonotonicTime value)
    {
    }

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum
    {
    }

    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> => ranks.Add(TEpoch.Kind, epoch.Value);

    public void Statistic(ref long count)
    {
    }

    public void Dice(ref Dice dice)
    {
    }
}
