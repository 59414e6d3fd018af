using System.Runtime.CompilerServices;

namespace Holdover.Machines;

/// <summary>The values of an enum as array indices. Our enums are dense: 0, 1, 2, ..</summary>
internal static class EnumIndex<TEnum>
    where TEnum : unmanaged, Enum
{
    public static readonly int Count = CountDense();

    public static int Of(TEnum value) => Unsafe.BitCast<TEnum, int>(value);

    public static TEnum At(int index) => Unsafe.BitCast<int, TEnum>(index);

    private static int CountDense()
    {
        var values = Enum.GetValues<TEnum>();
        for (var index = 0; index < values.Length; index++)
            Invariant.Holds(Of(values[index]) == index);
        return values.Length;
    }
}
