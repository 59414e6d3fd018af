using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Holdover.Tests.Property;

/// <summary>
/// How every property draws: from one seed, so that a run is the same each time and everywhere, and a count of the
/// cases that a generator reached holds or does not. Other cases: <c>HOLDOVER_SEED=N ./test</c>.
/// </summary>
internal static class Seeded
{
    private const string Variable = "HOLDOVER_SEED";

    /// <summary>A hundred draws unless told otherwise; what fails throws, with its seed.</summary>
    public static Config Quick { get; } = Config.QuickThrowOnFailure.WithReplay(
        new Replay(new Rnd(Seed), FSharpOption<int>.None));

    private static ulong Seed =>
        ulong.Parse(Environment.GetEnvironmentVariable(Variable) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture);
}
