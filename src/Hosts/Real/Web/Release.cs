using System.Reflection;

namespace Holdover.Hosts.Real.Web;

/// <summary>What runs.</summary>
internal static class Release
{
    /// <summary>As it is released.</summary>
    public static readonly string Version = typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
