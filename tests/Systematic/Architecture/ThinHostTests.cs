using System.Text.RegularExpressions;
using Holdover.Tests.Property.Machines.Tables;

namespace Holdover.Tests.Systematic.Architecture;

/// <summary>
/// A host that branches on where a machine stands decides something, and what it decides is tested nowhere. It may show
/// a state; it may not compare, switch on or look for one.
/// </summary>
public sealed partial class ThinHostTests
{
    [Fact]
    public void Hosts_do_not_branch_on_the_state_of_a_machine()
    {
        var states = MachineTables.Types.Select(type => MachineTables.ContractOf(type)!.GetGenericArguments()[0].Name).ToArray();
        Assert.Empty(from file in Repository.Sources("src/Hosts")
                     from line in Repository.Read(file).Split('\n')
                     where BranchesOn(line, states)
                     select $"{file}: {line.Trim()}");
    }

    [Theory]
    [InlineData("if (status.Session == SessionState.Connected)", true)]
    [InlineData("status.Playback is PlaybackState.Live or PlaybackState.Holdover", true)]
    [InlineData("PlaybackState.Live => Play(),", true)]
    [InlineData("case PlaybackState.Live:", true)]
    [InlineData("if (SessionState.Idle != state)", true)]
    [InlineData("/// <see cref=\"SessionState.Idle\"/> is shown", false)]
    [InlineData("SessionState shown = status.Session; // not SessionState.Idle", false)]
    [InlineData("Console.WriteLine(status.Session.ToString());", false)]
    public void What_branches_is_recognized(string line, bool branches) =>
        Assert.Equal(branches, BranchesOn(line, ["SessionState", "PlaybackState"]));

    /// <summary>A value of a state's type is named, which has no other use than to branch on it.</summary>
    private static bool BranchesOn(string line, string[] states) =>
        Named().Matches(Comment().Replace(line, "")).Any(match => states.Contains(match.Groups["type"].Value));

    [GeneratedRegex("""\b(?<type>\w+)\.[A-Z]\w*""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Named();

    [GeneratedRegex("//.*", RegexOptions.None, 1_000)]
    private static partial Regex Comment();
}
