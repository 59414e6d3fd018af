namespace Holdover.Machines;

/// <summary>A text that a node has interned; machines remember and compare ids, never strings. Zero is no text.</summary>
public readonly record struct TextId(int Value)
{
    public static readonly TextId None;

    public override string ToString() => string.Create(null, $"text#{Value}");
}
