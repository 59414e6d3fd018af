namespace Holdover.Tests.Hosts.Support;

/// <summary>A test whose other end is written in C: skipped where no compiler is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompilerFactAttribute : FactAttribute
{
    public CompilerFactAttribute() => Skip = File.Exists("/usr/bin/gcc") ? null : "needs gcc";
}
