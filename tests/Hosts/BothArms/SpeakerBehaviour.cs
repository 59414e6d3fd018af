using System.Reflection;

using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;
using Xunit.Abstractions;

namespace Holdover.Tests.Hosts.BothArms;

/// <summary>What a speaker does, whatever hosts it: the same bodies run on the simulated and on the real host.</summary>
public abstract class SpeakerBehaviour(ITestOutputHelper output)
{
    /// <summary>An attempt may be under way while the network comes back; then the next one is the one that counts.</summary>
    private const int AttemptsMax = 2;

    [Fact]
    public async Task A_server_that_is_gone_for_less_than_the_buffer_is_not_heard()
    {
        await using var arm = Begin();
        await Plays(arm);
        await Outage(arm, arm.Refuse);
        await Plays(arm);
        Assert.Equal((1, 0), (arm.Status.Losses, arm.Status.FramesLost));
        Assert.True(await arm.IsWhole());
    }

    [Fact]
    public async Task A_network_that_falls_silent_is_noticed_and_not_heard()
    {
        await using var arm = Begin();
        await Plays(arm);
        await Outage(arm, arm.Silence);
        await Plays(arm);
        Assert.Equal((1, 0), (arm.Status.Losses, arm.Status.FramesLost));
        Assert.True(await arm.IsWhole());
    }

    [Fact]
    public async Task Outages_in_a_row_are_a_loss_each_and_none_is_heard()
    {
        await using var arm = Begin();
        for (var outage = 0; outage < 3; outage++)
        {
            await Plays(arm);
            await Outage(arm, outage == 1 ? arm.Silence : arm.Refuse);
        }

        await Plays(arm);
        Assert.Equal((3, 0), (arm.Status.Losses, arm.Status.FramesLost));
        Assert.True(await arm.IsWhole());
    }

    [Fact]
    public async Task An_outage_longer_than_the_buffer_is_heard_and_the_music_comes_back_by_itself()
    {
        await using var arm = Begin();
        await Plays(arm);
        arm.Refuse();
        await arm.Until(status => status.Playback == PlaybackState.Starved, "an empty buffer");
        arm.Heal();
        await Plays(arm);
        Assert.Equal(1, arm.Status.Losses);
        Assert.False(await arm.IsWhole());
    }

    [Fact]
    public async Task The_position_goes_on_through_an_outage()
    {
        await using var arm = Begin();
        await Plays(arm);
        var before = arm.Status.FramesPlayed;
        arm.Refuse();
        await arm.Until(status => status.Losses == 1 && status.FramesPlayed > before, "music without a session");
        Assert.Equal(PlaybackState.Holdover, arm.Status.Playback);
        var request = arm.Status.Published;
        arm.Heal();
        await Plays(arm);
        Assert.Equal(request.Request, arm.Status.Published.Request);
    }

    [Fact]
    public async Task What_is_closed_stays_closed()
    {
        await using var arm = Begin();
        await Plays(arm);
        arm.Close();
        await arm.Until(status => status.Session == SessionState.Closed, "the end");
        Assert.Equal(0, arm.Status.Losses);
    }

    [Fact]
    public async Task A_close_during_an_outage_is_the_end_and_no_loss_more()
    {
        await using var arm = Begin();
        await Plays(arm);
        arm.Refuse();
        await arm.Until(status => status.Losses == 1, "the loss");
        arm.Close();
        await arm.Until(status => status.Session == SessionState.Closed, "the end");
        Assert.Equal(1, arm.Status.Losses);
    }

    /// <summary>What cannot be done to both hosts is tested on one, and is said here.</summary>
    [Fact]
    public void What_runs_on_one_arm_only_is_little()
    {
        var shared = typeof(SpeakerBehaviour).GetMethods().Count(IsTest);
        var own = GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsTest).Select(method => method.Name).ToArray();
        output.WriteLine($"{GetType().Name}: {shared} on both arms; here only: {(own.Length > 0 ? string.Join(", ", own) : "nothing")}");
        Assert.True(own.Length * 4 <= shared);
    }

    private protected abstract IArm Begin();

    private protected static Task Plays(IArm arm) => arm.Until(IsPlaying, "sound, and a buffer with room to spare");

    private static bool IsPlaying(EndpointStatus status) =>
        status is { Session: SessionState.Connected, Playback: PlaybackState.Live } && status.Buffered > Duration.FromSeconds(2);

    private static bool IsTest(MethodInfo method) => method.IsDefined(typeof(FactAttribute));

    /// <summary>Over as soon as it is noticed: a buffer outlasts it on any machine.</summary>
    private static async Task Outage(IArm arm, Action begin)
    {
        var losses = arm.Status.Losses;
        begin();
        await arm.Until(status => status.Losses == losses + 1, "the loss");
        var attempts = arm.Status.Attempts;
        arm.Heal();
        await arm.Until(status => status.Session == SessionState.Connected, "the session");
        Assert.InRange(arm.Status.Attempts - attempts, 0, AttemptsMax);
    }
}
