namespace Holdover.Tests.Hosts.Support;

/// <summary>A test that needs a browser and what drives it; without them it is skipped, and says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = new NodeFactAttribute().Skip
        ?? (!Directory.Exists(Path.Combine(NodeFactAttribute.SdkFolder(), "../../../src/Page/node_modules")) ? "src/Page/node_modules is missing: run ./test, or 'npm ci' in src/Page"
        : !NodeFactAttribute.IsOnPath("chromium") ? "chromium is missing: run ./test, which installs it"
        : null);
}
