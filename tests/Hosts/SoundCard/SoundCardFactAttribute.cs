namespace Holdover.Tests.Hosts.SoundCard;

/// <summary>A test that plays to a <see cref="TestCard"/>; where that was not built it is skipped, and says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SoundCardFactAttribute : FactAttribute
{
    public SoundCardFactAttribute() =>
        Skip = File.Exists(TestCard.Library) ? null : "the sound card for tests is not built: run ./test, which installs what it needs";
}
