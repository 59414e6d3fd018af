namespace Holdover.Tests.Hosts.Support;

/// <summary>A test that needs Node and the npm client; without them it is skipped, and says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip =
        !Directory.Exists(Path.Combine(SdkFolder(), "node_modules")) ? "tests/Hosts/Sdk/node_modules is missing: run ./test, or 'npm ci' in tests/Hosts/Sdk"
        : !IsOnPath("node") ? "node is missing: run ./test, which says how to install it"
        : null;

    /// <summary>The client's folder, above the one that the tests were built into.</summary>
    public static string SdkFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sdk", "client.mjs")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("tests/Hosts/Sdk is not above the tests");
        return Path.Combine(folder, "Sdk");
    }

    internal static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
