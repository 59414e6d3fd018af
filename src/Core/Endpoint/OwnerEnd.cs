namespace Holdover.Endpoint;

/// <summary>How the serving of an account ended: it follows from the intent.</summary>
public enum OwnerEnd
{
    /// <summary>It was asked for.</summary>
    Intentional,

    /// <summary>Nobody asked for it; the cause says more.</summary>
    Lost,
}
