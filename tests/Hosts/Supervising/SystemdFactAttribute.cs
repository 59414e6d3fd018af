namespace Holdover.Tests.Hosts.Supervising;

/// <summary>A test that needs systemd's own look at a unit; without it is skipped, and says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SystemdFactAttribute : FactAttribute
{
    public SystemdFactAttribute() =>
        Skip = File.Exists("/usr/bin/systemd-analyze") ? null : "systemd-analyze is missing: run ./test, which installs what it needs";
}
