namespace Holdover.Machines;

/// <summary>What can be done with the fields of an <see cref="IEncodable"/>, by the meaning of each.</summary>
public interface ICodec
{
    void Value(ref bool value);

    void Value(ref int value);

    /// <summary>A number in [0, <paramref name="most"/>]: another one cannot be read.</summary>
    void Count(ref int count, int most);

    void Value(ref long value);

    void Value(ref double value);

    void Value(ref TextId value);

    /// <summary>An instant; in the shape its distance from now, if it is one at all.</summary>
    void Value(ref MonotonicTime value);

    void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum;

    /// <summary>An epoch; in the shape its rank among the live ones of its kind.</summary>
    void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch>;

    /// <summary>A count that no decision reads; not in the shape.</summary>
    void Statistic(ref long count);

    /// <summary>Dice; not in the shape.</summary>
    void Dice(ref Dice dice);
}
