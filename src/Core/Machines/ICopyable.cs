namespace Holdover.Machines;

/// <summary>Data that is too large to be a struct: a snapshot copies it into another of its kind, without allocating.</summary>
public interface ICopyable<in TSelf>
{
    void CopyTo(TSelf other);
}
