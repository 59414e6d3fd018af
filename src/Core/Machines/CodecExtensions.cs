namespace Holdover.Machines;

internal static class CodecExtensions
{
    /// <summary>Hands over an instant of the server's clock, in microseconds, which moves with ours when a world is moved.</summary>
    public static void Instant<TCodec>(this ref TCodec codec, ref long microseconds)
        where TCodec : struct, ICodec, allows ref struct
    {
        var instant = new MonotonicTime(microseconds);
        codec.Value(ref instant);
        microseconds = instant.Microseconds;
    }
}
