namespace Holdover.Machines;

/// <summary>
/// What names its fields once, in order, to a codec, which may write them, read them or do something else with each.
/// So a field cannot be written and not read, or be in one encoding and forgotten in the other.
/// </summary>
public interface IEncodable
{
    /// <summary>Hands each live field to the codec by reference. What follows may depend on what came before.</summary>
    void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct;
}
