using Holdover.Machines;

namespace Holdover.Tests.Systematic.Architecture;

/// <summary>What Core shows to others is recorded: it grows on purpose.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Core_shows_what_is_recorded() =>
        Repository.Check("src/Core/PublicApi.txt", PublicApi.Describe(typeof(MonotonicTime).Assembly));
}
