namespace Holdover.Sendspin;

/// <summary>
/// The names of roles. Hellos list them with a version, in order of preference; streams and states name the family alone.
/// Names that start with an underscore belong to the application.
/// </summary>
public static class Roles
{
    public const string PlayerFamily = "player";
    public const string Player = "player@v1";
    public const string Controller = "controller@v1";
    public const string Metadata = "metadata@v1";
    public const string Artwork = "artwork@v1";

    /// <summary>Ours: a speaker that tells how far its audio reaches; see <see cref="HoldoverSupport"/>.</summary>
    public const string Holdover = "_holdover@v1";
}
