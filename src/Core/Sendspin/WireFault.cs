namespace Holdover.Sendspin;

/// <summary>Why a text frame is no message, and at which field.</summary>
/// <param name="Error">What is wrong; <see cref="WireError.None"/> when nothing is.</param>
/// <param name="Field">The innermost field's name, at most <see cref="WireReader.NameCharsMax"/> long; empty for the frame as a whole.</param>
public readonly record struct WireFault(WireError Error, string Field)
{
    /// <summary>No fault.</summary>
    public static WireFault None => new(WireError.None, string.Empty);

    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(Field) ? Error.ToString() : $"{Error} at {Field}";
}
