namespace Holdover.Tests.Hosts.SoundCard;

/// <summary>A theory as <see cref="SoundCardFactAttribute"/> is a fact.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SoundCardTheoryAttribute : TheoryAttribute
{
    public SoundCardTheoryAttribute() => Skip = new SoundCardFactAttribute().Skip;
}
