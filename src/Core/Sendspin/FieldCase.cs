namespace Holdover.Sendspin;

/// <summary>What a delta says of a field.</summary>
internal enum FieldCase
{
    /// <summary>Nothing: leave it. First, so that a default field is absent.</summary>
    Absent,

    /// <summary>Forget it.</summary>
    Null,

    /// <summary>Replace it.</summary>
    Value,
}
